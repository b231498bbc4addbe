import { basename, join } from "node:path";
import { read } from "../../client/reading.ts";
import { documentOf } from "../../discover/read-file.ts";
import type { StoredText } from "../../install/bases.ts";
import { admit } from "../../install/admission.ts";
import type { InstalledAgent, InstalledFile } from "../../install/installed.ts";
import type { LockedText } from "../../install/plan/restore.ts";
import { readBytes } from "../../install/read-bytes.ts";
import { renamed } from "../../install/rename.ts";
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
  const { client, destination, shown, allow, io } = context;
  const reading = read(documentOf(`${agent.name}.md`, text.bytes), {
    client,
    scope: destination.scope,
  });
  const { upstream, grants } = agent.entry;
  const { refusal } = admit(reading, agent.name, {
    allow: [...allow, ...grantedTo(upstream, grants)],
    today: io.today,
  });
  if (!refusal) return text;
  const { reason } = refusalInWords(refusal, agent.name, client, shown);
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
  const options = { client: context.client, scope: context.destination.scope } as const;
  const bytes = entry.upstreamName === undefined ? upstream : renamed(upstream, name, options);
  if (bytes && textHash(bytes) === sha256) return { bytes, upstream };
  return { lost: "cannot be restored: it had local edits, and the stored text of them is gone" };
}

async function shippedDocument(
  { locked, sha256 }: InstalledFile,
  { io }: Context,
): Promise<LockedText> {
  const file = join(io.assets.documents, basename(locked));
  const found = await readBytes(file).catch(() => undefined);
  if (found?.kind === "bytes" && textHash(found.bytes) === sha256) return { bytes: found.bytes };
  return { lost: "cannot be restored: neither the store nor this version has its text" };
}
