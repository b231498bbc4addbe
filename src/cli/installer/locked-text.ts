import type { StoredText } from "../../install/survey/bases.ts";
import type { InstalledAgent, InstalledFile } from "../../install/survey/installed.ts";
import type { LockedText } from "../../install/plan/restore.ts";
import { localText } from "../../install/plan/updating.ts";
import type { Offer } from "../../install/source/source.ts";
import { textHash } from "../../install/text-hash.ts";
import type { Context } from "./context.ts";
import { unreadableDocument } from "./offers.ts";
import { whyRefused } from "./refused.ts";

/** Fetches what the lock names again from where it came. */
export type FetchAgain = (agent: InstalledAgent) => Promise<Offer>;

/**
 * The text that the lock names for a file: from the store, else from the source it came from, and
 * only if it is that very text. It goes through the door again.
 */
export async function lockedText(
  agent: InstalledAgent,
  file: InstalledFile,
  bases: ReadonlyMap<string, StoredText>,
  fetchAgain: FetchAgain,
  context: Context,
): Promise<LockedText> {
  const stored = bases.get(file.sha256);
  const text = stored?.whole
    ? { bytes: stored.bytes }
    : await (file.kind === "document"
        ? documentAgain(agent, file, await fetchAgain(agent))
        : madeAgain(agent, file, bases, fetchAgain));
  if (!("bytes" in text)) return text;
  const why = await whyRefused(agent, file, text.bytes, context);
  return why === undefined ? text : { refused: `is not written: ${why}` };
}

async function madeAgain(
  agent: InstalledAgent,
  { sha256 }: InstalledFile,
  bases: ReadonlyMap<string, StoredText>,
  fetchAgain: FetchAgain,
): Promise<LockedText> {
  const { name, entry } = agent;
  const base = bases.get(entry.upstream);
  const upstream = base?.whole ? base.bytes : (await fetchAgain(agent)).bytes;
  if (textHash(upstream) !== entry.upstream) {
    return { lost: "cannot be restored: its source now gives another text than the lock names" };
  }
  const bytes = localText(upstream, name, entry);
  if (bytes && textHash(bytes) === sha256) return { bytes, upstream };
  return { lost: "cannot be restored: it had local edits, and the stored text of them is gone" };
}

/** @throws Refused where the system does not give it, as where a source does not answer. */
async function documentAgain(
  { name }: InstalledAgent,
  { locked, sha256 }: InstalledFile,
  { document }: Offer,
): Promise<LockedText> {
  const found = await document(locked);
  if (!found) return { lost: "cannot be restored: its source does not have it any more" };
  if (found.unreadable) throw unreadableDocument(name, { path: locked, what: found.problem });
  if (found.problem !== undefined)
    return { refused: `is not written: in its source it ${found.problem}` };
  if (textHash(found.bytes) === sha256) return { bytes: found.bytes };
  return { lost: "cannot be restored: its source now gives another text than the lock names" };
}
