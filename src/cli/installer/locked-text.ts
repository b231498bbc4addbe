import type { StoredText } from "../../install/bases.ts";
import { documentIn } from "../../install/catalog.ts";
import { admit } from "../../install/admission.ts";
import type { InstalledAgent, InstalledFile } from "../../install/installed.ts";
import type { LockedText } from "../../install/plan/restore.ts";
import { localText } from "../../install/plan/updating.ts";
import { textHash } from "../../install/text-hash.ts";
import { refusalInWords } from "../../report/install-words.ts";
import { fetchLocked } from "./again.ts";
import { grantedTo } from "./offers.ts";
import type { Context } from "./context.ts";

/**
 * The text that the lock names for a file: from the store, else from the source it came from, and
 * only if it is that very text. An agent goes through the door again.
 */
export async function lockedText(
  agent: InstalledAgent,
  file: InstalledFile,
  bases: ReadonlyMap<string, StoredText>,
  context: Context,
): Promise<LockedText> {
  const stored = bases.get(file.sha256);
  if (file.kind === "document") {
    if (stored?.whole) return { bytes: stored.bytes };
    return shippedDocument(file, context);
  }
  const text = stored?.whole
    ? { bytes: stored.bytes }
    : await madeAgain(agent, file, bases, context);
  if (!("bytes" in text)) return text;
  const { appraise, shown, allow } = context;
  const appraisal = await appraise(agent.name, text.bytes);
  const { upstream, grants } = agent.entry;
  const { refusal } = admit(appraisal, agent.name, [...allow, ...grantedTo(upstream, grants)]);
  if (!refusal) return text;
  const { reason } = refusalInWords(refusal, agent.name, shown);
  return { refused: `is not written: ${reason}` };
}

async function madeAgain(
  { name, entry }: InstalledAgent,
  { sha256 }: InstalledFile,
  bases: ReadonlyMap<string, StoredText>,
  context: Context,
): Promise<LockedText> {
  const base = bases.get(entry.upstream);
  const upstream = base?.whole ? base.bytes : (await fetchLocked(name, entry, context)).upstream;
  if (textHash(upstream) !== entry.upstream) {
    return { lost: "cannot be restored: its source now gives another text than the lock names" };
  }
  const bytes = localText(upstream, name, entry);
  if (bytes && textHash(bytes) === sha256) return { bytes, upstream };
  return { lost: "cannot be restored: it had local edits, and the stored text of them is gone" };
}

async function shippedDocument(
  { locked, sha256 }: InstalledFile,
  { io }: Context,
): Promise<LockedText> {
  const bytes = documentIn(await io.assets.catalog(), locked);
  if (bytes && textHash(bytes) === sha256) return { bytes };
  return { lost: "cannot be restored: neither the store nor this version has its text" };
}
