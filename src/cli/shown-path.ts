import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { realPath } from "../machine/look.ts";
import type { Io } from "./io.ts";

/**
 * Paths as they are shown: the way the user named the place, with forward slashes. Those of the user's
 * own agents are absolute, since nothing was named that they could be relative to.
 */
export function shownFrom(
  { user, cwd = "." }: { readonly user?: boolean | undefined; readonly cwd?: string | undefined },
  io: Io,
): (path: string) => string {
  if (user) return slashes;
  const asked = resolve(io.cwd, cwd);
  const real = realPath(asked) ?? asked;
  return (path) => {
    const way = relative(real, path);
    // Upwards from a link is another folder than upwards from where it leads.
    const upwards = way === ".." || way.startsWith(`..${sep}`);
    if (isAbsolute(way) || (upwards && real !== asked)) return slashes(path);
    return slashes(join(cwd, way));
  };
}

function slashes(path: string): string {
  return path.split(sep).join("/");
}
