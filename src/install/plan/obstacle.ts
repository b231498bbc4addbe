import { isFileSafeName } from "../place/agent-name.ts";
import { entryFor } from "../lock/lock.ts";
import { sameAgent } from "../survey/occupant.ts";
import type { Survey } from "../survey/survey.ts";
import type { OfferedAgent } from "./offered.ts";
import { conflict } from "./step.ts";
import type { Deed } from "./step.ts";

/** What the file is, and where it would go, decide before what is there. */
export function obstacle(offer: OfferedAgent, survey: Survey, path: string): Deed | undefined {
  const { name, refusal } = offer;
  const { folder, occupants, namesakes, twins } = survey;
  if (!isFileSafeName(name)) return { action: "refused", refusal: { kind: "unsafe-name" } };
  if (refusal) return { action: "refused", refusal };
  if (folder.kind === "unsafe") {
    const { path: at, what } = folder;
    return { action: "refused", refusal: { kind: "unsafe-place", path: at, what } };
  }
  const occupant = occupants.get(name);
  if (occupant?.kind === "unsafe") {
    return { action: "refused", refusal: { kind: "unsafe-place", path, what: occupant.what } };
  }
  const twin = twins.get(name);
  if (twin !== undefined) return conflict({ kind: "twin", path: twin });
  // A file of somebody else's in its place is to be seen to first.
  const paths = isForeign(offer, survey) ? [] : (namesakes.get(name) ?? []);
  if (paths.length > 0) return conflict({ kind: "namesake", paths });
  return undefined;
}

/** Its place is taken by something that this program has not written. */
function isForeign({ name, bytes }: OfferedAgent, { occupants, lock }: Survey): boolean {
  const occupant = occupants.get(name);
  if (occupant?.kind === "large-file") return true;
  if (occupant?.kind !== "file" || entryFor(lock.lock, name)) return false;
  return !sameAgent(occupant.bytes, bytes);
}
