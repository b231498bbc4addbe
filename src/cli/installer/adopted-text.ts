import { join } from "node:path";
import { admit } from "../../install/door/admission.ts";
import type { OfferedAgent } from "../../install/plan/offered.ts";
import { LINKED } from "../../install/place/folder.ts";
import { agentPath } from "../../install/place/places.ts";
import { occupantOf } from "../../install/survey/occupant.ts";
import type { Occupant } from "../../install/survey/occupant.ts";
import { twinFinder } from "../../install/survey/twins.ts";
import { Stopped } from "../../install/write/change.ts";
import { refusalInWords, twinInWords } from "../../report/install-words.ts";
import { printable } from "../../text/printable.ts";
import type { Context } from "./context.ts";
import { exit } from "./exit.ts";
import { Refused } from "./trouble.ts";

/**
 * Of a file that is an agent of this name; it goes through the door like any other. With it come the
 * rules that were allowed, for it or for the text that it came from.
 */
export async function textToAdopt(
  target: string,
  { name, granted }: OfferedAgent,
  { from }: { readonly from?: string },
  { appraise, shown, allow, destination, disk }: Context,
): Promise<{ readonly bytes: Uint8Array; readonly granted: readonly string[] }> {
  const twin = await twinFinder(destination, disk)(agentPath(destination, name));
  if (twin !== undefined) {
    const file = { target, twin: join(destination.boundary, twin) };
    const { reason, advice } = twinInWords(file, shown);
    throw new Refused({ code: exit.conflict, path: target, message: reason, advice });
  }
  const found = await occupantOf(target, destination.boundary, disk);
  const unsafe = unsafeAsFile(found);
  if (unsafe !== undefined) throw new Stopped({ kind: "unsafe-place", path: target, what: unsafe });
  if (found.kind !== "file") {
    throw new Refused({
      code: exit.usage,
      path: target,
      message: "there is no such agent to adopt",
      advice:
        from === undefined
          ? "`install-agent restore` brings it back"
          : `\`install-agent ${printable(from)}\` installs it`,
    });
  }
  const appraisal = await appraise(name, found.bytes);
  const { refusal, granted: now } = admit(appraisal, name, [...allow, ...granted]);
  if (!refusal) return { bytes: found.bytes, granted: [...new Set([...granted, ...now])].sort() };
  const { reason, advice } = refusalInWords(refusal, name, shown);
  throw new Refused({ code: exit.refused, path: target, message: reason, advice });
}

/** Why what stands there can be no file that the lock names; completes "<path> …". */
function unsafeAsFile(found: Occupant): string | undefined {
  if (found.kind === "unsafe") return found.what;
  if (found.kind === "large-file") return "is larger than anything that Claude Code loads";
  return found.kind === "file" && found.linked ? LINKED : undefined;
}
