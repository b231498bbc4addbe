import { lstatSync, realpathSync, statSync } from "node:fs";
import type { Stats } from "node:fs";

/*
 * Looks at a path, done at once: handed to another thread, each takes ten times as long. What cannot
 * be looked at counts as not there.
 */

/** Links followed. */
export function isFolder(path: string): boolean {
  return statusOf(path, statSync)?.isDirectory() === true;
}

/** Also true of a link that leads nowhere. */
export function isThere(path: string): boolean {
  return statusOf(path, lstatSync) !== undefined;
}

/** Without the links on the way; nothing where it leads nowhere. */
export function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

function statusOf(
  path: string,
  look: (path: string, options: { readonly throwIfNoEntry: false }) => Stats | undefined,
): Stats | undefined {
  try {
    return look(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
