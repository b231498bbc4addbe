import { join } from "node:path";
import type { Disk } from "../disk.ts";
import { DiskFailure } from "../failure.ts";
import { codeOf } from "../../machine/system-error.ts";
import { lookAt } from "../place/folder.ts";
import { Stopped } from "./change.ts";
import { holderOf } from "./mark.ts";
import type { Holder } from "./mark.ts";

/** A folder, since making one is a single step everywhere. */
export const GUARD_NAME = "taking-over";
/** A guard that is older belongs to a run that was killed in the moment it held it. Milliseconds. */
const GUARD_AGE = 5_000;

/**
 * Takes an abandoned mark away. Under a guard, so that no two do it and the second takes away the
 * mark that a third has put there in between. False while somebody else has the guard.
 */
export async function takeMarkAway(
  path: string,
  folder: string,
  gone: Holder,
  disk: Disk,
): Promise<boolean> {
  const guard = join(folder, GUARD_NAME);
  try {
    await disk.mkdir(guard);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw new DiskFailure(path, error);
    await dropOldGuard(guard, disk);
    return false;
  }
  try {
    if ((await holderOf(path, disk))?.token === gone.token) await disk.unlink(path);
    return true;
  } catch (error) {
    if (error instanceof DiskFailure) throw error;
    throw new DiskFailure(path, error);
  } finally {
    await disk.rmdir(guard).catch(() => undefined);
  }
}

/** @throws Stopped for what is no guard: it has come with the project, and nobody takes it away. */
async function dropOldGuard(guard: string, disk: Disk): Promise<void> {
  const found = await lookAt(guard, disk);
  if (!found) return;
  try {
    if (!found.isDirectory() || (await disk.readdir(guard)).length > 0) {
      const what = "is no empty folder, as a run of install-agent puts there; delete it";
      throw new Stopped({ kind: "unsafe-place", path: guard, what });
    }
    if (Date.now() - found.mtimeMs > GUARD_AGE) await disk.rmdir(guard);
  } catch (error) {
    if (error instanceof Stopped) throw error;
    // Its run has just ended.
    if (codeOf(error) !== "ENOENT") throw new DiskFailure(guard, error);
  }
}
