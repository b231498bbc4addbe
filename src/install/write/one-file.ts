import { join } from "node:path";
import type { Disk } from "../disk.ts";
import { DiskFailure } from "../failure.ts";
import { codeOf } from "../../machine/system-error.ts";
import { readBytes } from "../read-bytes.ts";
import type { Destination } from "../place/root.ts";
import { bytesHash } from "../text-hash.ts";
import { Stopped } from "./change.ts";
import { resolvePath } from "./folders.ts";
import { keepAside, publish, renameOver } from "./publish.ts";
import { stage } from "./stage.ts";
import { confirmTarget } from "./staged.ts";
import type { Staged } from "./staged.ts";

/** The new text under a temporary name, the old one under a second name as well. */
export async function stageOne(one: Staged, destination: Destination, disk: Disk): Promise<void> {
  const { change, entry, folder, target } = one;
  // A folder that was just made, perhaps by somebody else, is looked at like any other.
  await confirmFolder(one, destination, disk);
  let mode = 0o644;
  if (change.before !== null) {
    try {
      mode = (await disk.lstat(target)).mode & 0o777;
      await keepAside(target, join(folder, entry.undo), disk);
    } catch (error) {
      throw new DiskFailure(target, error);
    }
  }
  if (change.after) await stage(join(folder, entry.temp), change.after, mode, target, disk);
}

/** The folder must still be the one that was looked at. */
async function confirmFolder(
  { change, folder }: Staged,
  destination: Destination,
  disk: Disk,
): Promise<void> {
  const now = await resolvePath(destination, change.path, disk);
  if (now.folder === folder && now.missing.length === 0) return;
  throw new Stopped({ kind: "unsafe-place", path: folder, what: "was exchanged meanwhile" });
}

/** The new text under its own name, unless the old one is no longer what it was. */
export async function putInPlace(one: Staged, destination: Destination, disk: Disk): Promise<void> {
  const { change, entry, folder, target } = one;
  await confirmFolder(one, destination, disk);
  // As late as possible: an editor may have saved in the meantime.
  await confirmTarget(change, target, disk);
  const temp = join(folder, entry.temp);
  try {
    if (!change.after) await disk.unlink(target);
    else if (change.before !== null) await renameOver(temp, target, disk);
    else if (!(await publish(temp, target, disk))) {
      throw new Stopped({ kind: "changed", path: target });
    }
  } catch (error) {
    if (error instanceof Stopped) throw error;
    throw new DiskFailure(target, error);
  }
}

/** What was replaced is still at hand under its second name: an edit of the last moment shows there. */
export async function confirmOld({ change, entry, folder, target }: Staged): Promise<void> {
  if (change.before === null) return;
  const old = await readBytes(join(folder, entry.undo), Infinity).catch((error: unknown) => {
    throw new DiskFailure(target, codeOf(error));
  });
  if (old.kind !== "bytes" || bytesHash(old.bytes) !== change.before) {
    throw new Stopped({ kind: "changed", path: target });
  }
}
