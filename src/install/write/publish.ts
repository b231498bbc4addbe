import { constants } from "node:fs";
import { platform } from "node:process";
import { setTimeout } from "node:timers/promises";
import type { Disk } from "../disk.ts";
import { codeOf } from "../../machine/system-error.ts";

/**
 * How file systems without hard links answer: FAT, some network and phone storage. Windows says
 * EISDIR there, since libuv translates "invalid function" so.
 */
const noLinks = new Set([
  "EACCES",
  "EINVAL",
  "EISDIR",
  "EMLINK",
  "ENOSYS",
  "ENOTSUP",
  "EOPNOTSUPP",
  "EPERM",
  "EXDEV",
  "UNKNOWN",
]);

/**
 * Gives a finished temporary file its name, in one step that fails when the name is taken: then the
 * answer is false and nothing has changed.
 */
export async function publish(temp: string, target: string, disk: Disk): Promise<boolean> {
  try {
    await disk.link(temp, target);
  } catch (error) {
    const code = codeOf(error);
    if (code === "EEXIST") return false;
    if (noLinks.has(code)) return claim(temp, target, disk);
    throw error;
  }
  await disk.unlink(temp).catch(() => undefined);
  return true;
}

/** Without links: an empty file takes the name first, and the finished one then replaces it whole. */
async function claim(temp: string, target: string, disk: Disk): Promise<boolean> {
  const flags =
    constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);
  try {
    const handle = await disk.open(target, flags, 0o644);
    await handle.close();
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
  try {
    await disk.rename(temp, target);
    return true;
  } catch (error) {
    const found = await disk.lstat(target).catch(() => undefined);
    if (found?.isFile() && found.size === 0) await disk.unlink(target).catch(() => undefined);
    throw error;
  }
}

/** A second name for a file, or a copy where there are no links. */
export async function keepAside(target: string, aside: string, disk: Disk): Promise<void> {
  try {
    await disk.link(target, aside);
  } catch (error) {
    if (!noLinks.has(codeOf(error))) throw error;
    await disk.copyFile(target, aside, constants.COPYFILE_EXCL);
    const handle = await disk.open(aside, constants.O_RDWR);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}

const PATIENCE = 10;

/** Puts a file in the place of another. On Windows a virus scanner may hold either for a moment. */
export async function renameOver(from: string, to: string, disk: Disk): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await disk.rename(from, to);
    } catch (error) {
      const held = ["EACCES", "EBUSY", "EPERM"].includes(codeOf(error));
      if (platform !== "win32" || !held || attempt >= PATIENCE) throw error;
      await setTimeout(20 * (attempt + 1));
    }
  }
}
