import { join } from "node:path";
import type { Disk } from "../disk.ts";
import { locateFolder } from "../place/folder.ts";
import { baseName, storePath } from "../place/places.ts";
import { readBytes } from "../read-bytes.ts";
import type { Destination } from "../place/root.ts";
import { bytesHash, textHash } from "../text-hash.ts";

/** A text of the store, kept so that local edits can be told from what upstream wrote. */
export interface StoredText {
  readonly bytes: Uint8Array;
  /** `bytesHash`, to replace or remove it. */
  readonly hash: string;
  /** It is the text that its name promises; otherwise somebody has changed it. */
  readonly whole: boolean;
}

/** The stored texts among these hashes; what is missing is left out. Links are not followed out. */
export async function readBases(
  destination: Destination,
  hashes: Iterable<string>,
  disk: Disk,
): Promise<ReadonlyMap<string, StoredText>> {
  const found = new Map<string, StoredText>();
  const store = await locateFolder(
    { ...destination, parts: storePath(destination).split("/") },
    disk,
  );
  if (store.kind !== "present") return found;
  for (const hash of new Set(hashes)) {
    const target = join(store.real, baseName(hash));
    if (!(await disk.lstat(target).catch(() => undefined))?.isFile()) continue;
    const read = await readBytes(target).catch(() => undefined);
    if (read?.kind !== "bytes") continue;
    const { bytes } = read;
    found.set(hash, { bytes, hash: bytesHash(bytes), whole: textHash(bytes) === hash });
  }
  return found;
}
