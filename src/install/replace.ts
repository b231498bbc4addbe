import { constants } from "node:fs";
import { dirname, join } from "node:path";
import * as fs from "node:fs/promises";
import { tempName } from "./write/temp.ts";

export type Replaced =
  | { readonly kind: "written" }
  /** What stands there is not what was read: changed since, or cut when read. */
  | { readonly kind: "differs" }
  /** The text was read from bytes that it could not be turned into again. */
  | { readonly kind: "not-utf-8" }
  /** `reason` in plain words. */
  | { readonly kind: "failed"; readonly reason: string };

/**
 * Puts `after` in the place of a file that still holds `before`, in one step: a reader sees the old
 * text or the new one. The mode is kept; a link is followed, and its target replaced.
 */
export async function replaceFile(path: string, before: string, after: string): Promise<Replaced> {
  let temp: string | undefined;
  try {
    const target = await fs.realpath(path);
    const { mode } = await fs.stat(target);
    // A rename asks for no leave of the file itself.
    if ((mode & 0o222) === 0) return { kind: "failed", reason: "it is read-only" };
    const bytes = Buffer.from(after);
    temp = join(dirname(target), tempName());
    const flags =
      constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);
    const handle = await fs.open(temp, flags, mode & 0o777);
    try {
      await handle.writeFile(bytes);
      // The umask may have taken bits away.
      await handle.chmod(mode & 0o777);
      await handle.sync();
      if ((await handle.stat()).size !== bytes.length) throw new Error("the disk took only a part");
    } finally {
      await handle.close();
    }
    // As late as possible: an editor may have saved in the meantime.
    const current = await fs.readFile(target);
    if (!current.equals(Buffer.from(before))) {
      await fs.unlink(temp);
      const same = new TextDecoder("utf-8", { ignoreBOM: true }).decode(current) === before;
      return { kind: same ? "not-utf-8" : "differs" };
    }
    await fs.rename(temp, target);
    return { kind: "written" };
  } catch (error) {
    if (temp !== undefined) await fs.unlink(temp).catch(() => undefined);
    const { code, message } = error as NodeJS.ErrnoException;
    return { kind: "failed", reason: (code && REASONS[code]) ?? message };
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "there is no permission to write beside it",
  EPERM: "there is no permission to write beside it",
  EROFS: "the file system is read-only",
  ENOENT: "it is gone",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
};
