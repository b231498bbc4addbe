import { join } from "node:path";
import type { Disk } from "../disk.ts";
import type { Destination } from "../place/root.ts";
import { DiskFailure } from "../failure.ts";
import { bytesHash } from "../text-hash.ts";
import { Stopped } from "./change.ts";
import type { FileChange } from "./change.ts";
import { LARGEST, hashAt, resolvePath } from "./folders.ts";
import { isWritable } from "./journal.ts";
import type { Journal, JournaledFile } from "./journal.ts";
import { tempName, thisMachine } from "./temp.ts";

/** A change and the place it is for. Paths are absolute. */
export interface Staged {
  readonly change: FileChange;
  readonly entry: JournaledFile;
  readonly folder: string;
  readonly target: string;
}

/** Looks at every place before the first is touched, and draws up the journal. */
export async function lookAtAll(
  changes: readonly FileChange[],
  destination: Destination,
  disk: Disk,
): Promise<{ journal: Journal; staged: readonly Staged[]; missing: readonly string[] }> {
  const staged: Staged[] = [];
  const missing = new Set<string>();
  for (const change of changes) {
    if (!isWritable(change.path, destination)) {
      const path = join(destination.boundary, change.path);
      throw new Stopped({
        kind: "unsafe-place",
        path,
        what: "is no place for an agent or its documents",
      });
    }
    const place = await resolvePath(destination, change.path, disk);
    if (change.after && change.after.length > LARGEST) {
      const why = `it would have more than ${LARGEST} bytes, and could not be read again`;
      throw new DiskFailure(place.target, new Error(why));
    }
    for (const folder of place.missing) missing.add(folder);
    if (place.missing.length === 0) await confirmTarget(change, place.target, disk);
    else if (change.before !== null) throw new Stopped({ kind: "changed", path: place.target });
    const after = change.after && bytesHash(change.after);
    const names = { temp: tempName(), undo: tempName() };
    const entry = { path: change.path, before: change.before, after, ...names };
    staged.push({ change, entry, folder: place.folder, target: place.target });
  }
  const inner = (folder: string) => folder.slice(destination.boundary.length + 1);
  const folders = [...missing].map((folder) => inner(folder).replaceAll("\\", "/"));
  const files = staged.map(({ entry }) => entry);
  return {
    journal: { version: 1, machine: thisMachine, folders, files },
    staged,
    missing: [...missing],
  };
}

/** The file must still be as it was when the change was planned. */
export async function confirmTarget(
  { before }: FileChange,
  target: string,
  disk: Disk,
): Promise<void> {
  if ((await hashAt(target, disk)) !== before) {
    throw new Stopped({ kind: "changed", path: target });
  }
}
