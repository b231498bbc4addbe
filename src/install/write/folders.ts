import { constants } from "node:fs";
import { join } from "node:path";
import type { Disk } from "../disk.ts";
import { DiskFailure } from "../failure.ts";
import { codeOf } from "../../machine/system-error.ts";
import { LINKED, locateFolder, lookAt } from "../place/folder.ts";
import { readBytes } from "../read-bytes.ts";
import type { Destination } from "../place/root.ts";
import { bytesHash } from "../text-hash.ts";
import { Stopped } from "./change.ts";
import { together } from "./together.ts";

/** Bytes. Nothing that is written or replaced is larger: agents have 1 MiB, a lock file less than this. */
export const LARGEST = 8 * 1_048_576;

/** Where a path leads, every folder on the way looked at; and the folders that are missing on it. */
export async function resolvePath(
  destination: Destination,
  path: string,
  disk: Disk,
): Promise<{
  readonly folder: string;
  readonly target: string;
  readonly missing: readonly string[];
}> {
  const parts = path.split("/");
  const name = parts.pop()!;
  const found = await locateFolder({ ...destination, parts }, disk);
  if (found.kind === "unsafe") {
    throw new Stopped({ kind: "unsafe-place", path: found.path, what: found.what });
  }
  const missing = found.kind === "absent" ? found.missing : [];
  return { folder: found.real, target: join(found.real, name), missing };
}

/** Makes folders one at a time; gives those that were not there. */
export async function makeFolders(paths: readonly string[], disk: Disk): Promise<string[]> {
  const made: string[] = [];
  for (const path of paths) {
    try {
      await disk.mkdir(path);
      made.push(path);
    } catch (error) {
      // Another process was faster; what it made is looked at before anything is put there.
      if (codeOf(error) !== "EEXIST") throw new DiskFailure(path, error);
    }
  }
  return made;
}

/** The hash of a file that may be replaced; null when nothing is there. Anything else is left alone. */
export async function hashAt(target: string, disk: Disk): Promise<string | null> {
  const bytes = await bytesAt(target, disk);
  return bytes && bytesHash(bytes);
}

/** The same with its bytes. @throws Stopped */
export async function bytesAt(target: string, disk: Disk): Promise<Uint8Array | null> {
  const found = await lookAt(target, disk);
  if (found === undefined) return null;
  const unsafe = (what: string) => new Stopped({ kind: "unsafe-place", path: target, what });
  if (found.isSymbolicLink()) throw unsafe(LINKED);
  if (!found.isFile()) throw unsafe("is not a file");
  try {
    const read = await readBytes(target, LARGEST);
    if (read.kind === "bytes") return read.bytes;
    throw unsafe(read.kind === "too-large" ? "is too large" : "is not a file");
  } catch (error) {
    if (error instanceof Stopped) throw error;
    if (codeOf(error) === "ENOENT") return null;
    throw new DiskFailure(target, error);
  }
}

/** Makes names last through a power cut, on systems whose folders can be synced. */
export async function syncFolders(folders: Iterable<string>, disk: Disk): Promise<void> {
  await together([...new Set(folders)], async (folder) => {
    const handle = await disk.open(folder, constants.O_RDONLY).catch(() => undefined);
    try {
      await handle?.sync();
    } catch (error) {
      if (codeOf(error) === "EIO") throw new DiskFailure(folder, error);
    } finally {
      await handle?.close();
    }
  });
}
