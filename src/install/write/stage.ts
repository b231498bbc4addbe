import { constants } from "node:fs";
import type { Disk } from "../disk.ts";
import { DiskFailure } from "../failure.ts";

const newFile =
  constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);

/**
 * Writes a whole file under a temporary name and onto the disk. `blame` is the path that a failure
 * is reported for, since nobody has asked for the temporary one. What need not outlast a power cut is
 * not waited for.
 */
export async function stage(
  temp: string,
  bytes: Uint8Array,
  mode: number,
  blame: string,
  disk: Disk,
  { isLasting = true }: { readonly isLasting?: boolean } = {},
): Promise<void> {
  try {
    const handle = await disk.open(temp, newFile, mode);
    try {
      await handle.writeFile(bytes);
      // A full disk has been seen to take less than it was given without saying so.
      const size = await handle.size();
      if (size !== bytes.length) throw new Error(`only ${size} of ${bytes.length} bytes were kept`);
      // The umask may have taken bits away.
      if (mode !== 0o644) await handle.chmod(mode);
      if (isLasting) await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new DiskFailure(blame, error);
  }
}
