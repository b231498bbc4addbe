import { existsSync } from "node:fs";
import { lstat, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isInside } from "../machine/is-inside.ts";

/**
 * Why a file must not be written through the links on the way to it, or nothing. A link in a
 * project may lead to anything that its reader may write; the file behind it can be named instead.
 */
export async function linkedAway(path: string, cwd: string): Promise<string | undefined> {
  try {
    const project = projectOf(cwd);
    const real = await realpath(path);
    const within = isInside(project, path)
      ? await realpath(project)
      : (await lstat(path)).isSymbolicLink()
        ? await realpath(dirname(path))
        : undefined;
    if (within === undefined || isInside(within, real)) return undefined;
    return "it is a link that leads out of the project; name the file behind it to fix that one";
  } catch {
    // Gone or out of reach, which the attempt to write tells best.
    return undefined;
  }
}

/** The folder of the repository around `cwd`, or `cwd` itself. */
function projectOf(cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (dirname(folder) === folder) return cwd;
  }
}
