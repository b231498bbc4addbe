import { access, constants, realpath, stat } from "node:fs/promises";
import { delimiter, isAbsolute, join, relative } from "node:path";
import { platform } from "node:process";

/** Where programs are looked for, and where they are not. */
export interface Machine {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Folders that are worked on. They may be a stranger's, so no program of theirs is started. */
  readonly trees: readonly string[];
}

/**
 * The absolute path of a program on `PATH`, or nothing. Folders that are relative, that stand in a
 * tree that is worked on, or that npm puts first for the scripts of a package (`node_modules/.bin`)
 * are passed over: what stands there came with the tree.
 */
export async function findProgram(name: string, machine: Machine): Promise<string | undefined> {
  for (const folder of searchPath(machine.variables)) {
    const path = join(folder, platform === "win32" && !name.includes(".") ? `${name}.exe` : name);
    if ((await isProgram(path)) && !(await isOfTree(folder, machine))) return path;
  }
  return undefined;
}

/** `PATH` without the folders of trees that are worked on. */
export async function ownSearchPath(machine: Machine): Promise<string> {
  const folders: string[] = [];
  for (const folder of searchPath(machine.variables)) {
    if (!(await isOfTree(folder, machine))) folders.push(folder);
  }
  return folders.join(delimiter);
}

/** A tree that the home folder is in is not a stranger's. */
export async function isOfTree(path: string, { trees, home }: Machine): Promise<boolean> {
  const real = await realPath(path);
  for (const tree of await Promise.all(trees.map(realPath))) {
    if (isWithin(real, tree) && !isWithin(await realPath(home), tree)) return true;
  }
  return false;
}

function searchPath(variables: Machine["variables"]): readonly string[] {
  const name = Object.keys(variables).find((key) => key.toUpperCase() === "PATH");
  const stated = (name && variables[name]) ?? (platform === "win32" ? "" : "/usr/bin:/bin");
  return stated
    .split(delimiter)
    .filter((folder) => isAbsolute(folder) && !/[\\/]node_modules[\\/]\.bin[\\/]*$/.test(folder));
}

async function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    async () => (await stat(path)).isFile(),
    () => false,
  );
}

async function realPath(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === "" || (!isAbsolute(way) && way.split(/[\\/]/)[0] !== "..");
}
