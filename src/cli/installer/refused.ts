import { admit } from "../../install/door/admission.ts";
import type { InstalledAgent, InstalledFile } from "../../install/survey/installed.ts";
import { findingsInWords, findingsOf, refusalInWords } from "../../report/install-words.ts";
import type { Context } from "./context.ts";
import { grantedTo } from "./offers.ts";

/** Why a text may not stand in the place of a file that the lock names; nothing when it may. */
export async function whyRefused(
  { name, entry }: InstalledAgent,
  { kind, locked, sha256 }: InstalledFile,
  bytes: Uint8Array,
  { appraise, judgeDocument, shown, allow }: Context,
): Promise<string | undefined> {
  const granted = grantedTo(kind === "document" ? sha256 : entry.upstream, entry.grants);
  const allowed = [...allow, ...granted];
  if (kind === "document") {
    const { blocking } = await judgeDocument(locked, bytes);
    const found = blocking.filter(({ rule }) => !allowed.includes(rule));
    return found.length > 0 ? findingsInWords(found) : undefined;
  }
  const { refusal } = admit(await appraise(name, bytes), name, allowed);
  if (!refusal) return undefined;
  const found = findingsOf(refusal);
  return found.length > 0 ? findingsInWords(found) : refusalInWords(refusal, name, shown).reason;
}
