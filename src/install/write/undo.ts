import { dirname, join } from "node:path";
import type { Disk } from "../disk.ts";
import { DiskFailure } from "../failure.ts";
import type { Destination } from "../place/root.ts";
import { isDocumentPath } from "../place/document-path.ts";
import { hashAt, resolvePath, syncFolders } from "./folders.ts";
import type { Journal, JournaledFile } from "./journal.ts";
import { renameOver } from "./publish.ts";

/**
 * Takes back what a journal began: every file that holds what the run wrote gets its old text again.
 * One that somebody has changed since stays as it is. Can be stopped and repeated at any point.
 */
export async function undo(journal: Journal, destination: Destination, disk: Disk): Promise<void> {
  const touched = new Set<string>();
  for (const file of journal.files.toReversed()) {
    const { folder, target, missing } = await resolvePath(destination, file.path, disk);
    if (missing.length > 0) continue;
    touched.add(folder);
    await restore(file, target, disk);
    await disk.unlink(join(folder, file.temp)).catch(() => undefined);
    await disk.unlink(join(folder, file.undo)).catch(() => undefined);
  }
  for (const path of journal.folders.toReversed()) {
    const { target } = await resolvePath(destination, path, disk);
    // Only one that is still empty goes.
    await disk.rmdir(target).catch(() => undefined);
    touched.delete(target);
  }
  await syncFolders(touched, disk);
}

/** Removes what a run that is done still keeps. */
export async function tidy(journal: Journal, destination: Destination, disk: Disk): Promise<void> {
  for (const file of journal.files) {
    const { folder, missing } = await resolvePath(destination, file.path, disk);
    if (missing.length > 0) continue;
    await disk.unlink(join(folder, file.undo)).catch(() => undefined);
    await disk.unlink(join(folder, file.temp)).catch(() => undefined);
    const isGone = file.after === null && isDocumentPath(file.path);
    if (isGone) await removeEmptied(file.path, destination, disk);
  }
}

/** The folders of a document that is gone, up to the first that holds something. */
async function removeEmptied(path: string, destination: Destination, disk: Disk): Promise<void> {
  const parts = path.split("/");
  for (let depth = parts.length - 1; depth > 0; depth--) {
    const { target } = await resolvePath(destination, parts.slice(0, depth).join("/"), disk);
    const removed = await disk.rmdir(target).then(
      () => true,
      () => false,
    );
    if (!removed) return;
  }
}

async function restore(
  { before, after, undo: kept }: JournaledFile,
  target: string,
  disk: Disk,
): Promise<void> {
  const old = join(dirname(target), kept);
  const hasOld = (await disk.lstat(old).catch(() => undefined))?.isFile() === true;
  const now = await hashAt(target, disk);
  if (now !== after) return;
  try {
    if (before === null) await disk.unlink(target);
    else if (hasOld) await renameOver(old, target, disk);
  } catch (error) {
    throw new DiskFailure(target, error);
  }
}
