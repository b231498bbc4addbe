import { join } from "node:path";
import { isInside } from "../../machine/is-inside.ts";
import type { Disk } from "../disk.ts";
import { DiskFailure } from "../failure.ts";
import { codeOf } from "../../machine/system-error.ts";
import type { Destination } from "./root.ts";

/** The agents folder of a destination, every part of its path looked at. */
export type FolderState =
  | { readonly kind: "present"; readonly real: string }
  /** `real` is where it will be once the missing folders are made. */
  | { readonly kind: "absent"; readonly real: string; readonly missing: readonly string[] }
  /** `what` completes "<path> …". */
  | { readonly kind: "unsafe"; readonly path: string; readonly what: string };

/**
 * Follows the parts one by one, so that a link is seen before anything behind it is touched. A link
 * counts as a folder only as long as it stays inside the boundary.
 *
 * @throws DiskFailure when a part cannot be looked at.
 */
export async function locateFolder(
  { boundary, parts }: Destination,
  disk: Disk,
): Promise<FolderState> {
  let real = boundary;
  for (const [index, part] of parts.entries()) {
    const path = join(real, part);
    const found = await lookAt(path, disk);
    if (found === undefined) {
      const missing = parts
        .slice(index)
        .map((_, at) => join(real, ...parts.slice(index, index + at + 1)));
      return { kind: "absent", real: join(real, ...parts.slice(index)), missing };
    }
    if (found.isDirectory()) {
      real = path;
      continue;
    }
    if (!found.isSymbolicLink()) {
      return { kind: "unsafe", path, what: "is not a folder, so no agent can be put below it" };
    }
    const target = await followLink(path, boundary, disk);
    if ("what" in target) return { kind: "unsafe", path, what: target.what };
    const behind = await lookAt(target.real, disk);
    if (!behind?.isDirectory()) {
      return { kind: "unsafe", path, what: "is a link to something that is not a folder" };
    }
    ({ real } = target);
  }
  return { kind: "present", real };
}

/** Why a link in the place of a file is left alone; completes "<path> …". */
export const LINKED = "is a link, and nothing is written through one";

/** Where a link leads, or why it must not be followed. */
export async function followLink(
  path: string,
  boundary: string,
  disk: Disk,
): Promise<{ readonly real: string } | { readonly what: string }> {
  try {
    const real = await disk.realpath(path);
    if (isInside(boundary, real)) return { real };
    return { what: `is a link that leads outside ${boundary}` };
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT") return { what: "is a link that leads nowhere" };
    if (code === "ELOOP") return { what: "is a link that leads round in a circle" };
    throw new DiskFailure(path, error);
  }
}

/** Names of everything in a folder. @throws DiskFailure */
export async function entriesOf(folder: string, disk: Disk): Promise<ReadonlySet<string>> {
  const names = await disk.readdir(folder).catch((error: unknown): never => {
    throw new DiskFailure(folder, error);
  });
  return new Set(names);
}

/** What stands at a path itself, links not followed; nothing when it is free. */
export async function lookAt(path: string, disk: Disk) {
  return disk.lstat(path).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return undefined;
    throw new DiskFailure(path, error);
  });
}

/** Whether a path leads into a folder, or is that folder itself. Both absolute. */
