import { join } from "node:path";
import { entryFor } from "../lock/lock.ts";
import { LINKED } from "../place/folder.ts";
import { sameAgent } from "../survey/occupant.ts";
import type { Survey } from "../survey/survey.ts";
import { obstacle } from "./obstacle.ts";
import type { OfferedAgent } from "./offered.ts";
import type { Policy } from "./policy.ts";
import { replacing } from "./replacing.ts";
import { conflict } from "./step.ts";
import type { Deed, Step } from "./step.ts";

/** What becomes of an agent, from what is offered, what is there and what was agreed to. */
export async function decide(offer: OfferedAgent, survey: Survey, policy: Policy): Promise<Step> {
  const { name } = offer;
  const path = join(placeOf(survey), `${name}.md`);
  return { name, path, ...(obstacle(offer, survey, path) ?? (await deed(offer, survey, policy))) };
}

export function placeOf({ folder, destination }: Survey): string {
  if (folder.kind !== "unsafe") return folder.real;
  return join(destination.boundary, ...destination.parts);
}

async function deed(offer: OfferedAgent, survey: Survey, policy: Policy): Promise<Deed> {
  const { name, bytes: wanted } = offer;
  const occupant = survey.occupants.get(name) ?? { kind: "none" };
  const entry = entryFor(survey.lock.lock, name);
  if (occupant.kind === "none") {
    if (entry && !policy.writesMissing) return { action: "missing" };
    return { action: "write", bytes: wanted };
  }
  if (occupant.kind !== "file") {
    return conflict({ kind: "content", there: undefined, wanted });
  }
  const there = occupant.bytes;
  const by = sameAgent(there, wanted);
  if (by) return { action: "same", by, there };
  if (occupant.linked) {
    const path = join(placeOf(survey), `${name}.md`);
    return { action: "refused", refusal: { kind: "unsafe-place", path, what: LINKED } };
  }
  if (!entry) {
    if (policy.onConflict === "keep") return { action: "skip" };
    if (policy.onConflict === "theirs") return replacing("replace", there, offer, policy);
    return conflict({ kind: "content", there, wanted });
  }
  // What joins texts is loaded for a file that is there already.
  const { updating } = await import("./updating.ts");
  return updating(entry, there, offer, survey, policy);
}
