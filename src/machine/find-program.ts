import { accessSync, constants, statSync } from "node:fs";
import { delimiter, dirname, isAbsolute, join } from "node:path";
import { platform } from "node:process";
import { isInside } from "./is-inside.ts";
import { realPath } from "./look.ts";

type Variables = Readonly<Record<string, string | undefined>>;

/** Where programs are looked for, and where they are not. */
export interface Machine {
  readonly variables: Variables;
  readonly home: string;
  /** Folders that are worked on. They may be a stranger's, so no program of theirs is started. */
  readonly trees: readonly string[];
}

/**
 * The absolute path of a program on `PATH`, or nothing. What stands in a tree that is worked on is
 * passed over, and so is what npm puts first for the scripts of a package (`node_modules/.bin`).
 */
export function findProgram(name: string, machine: Machine): string | undefined {
  return programsOnPath(name, machine.variables).find(
    (path) => !isOfPackage(dirname(path)) && !isOfTree(path, machine),
  );
}

/** `PATH` without the folders that `findProgram` passes over. */
export function ownSearchPath(machine: Machine): string {
  return searchPath(machine.variables)
    .filter((folder) => !isOfPackage(folder) && !isOfTree(folder, machine))
    .join(delimiter);
}

/** Every program of a name, the first one first; folders relative to some other do not count. */
export function programsOnPath(name: string, variables: Variables): readonly string[] {
  const file = platform === "win32" && !name.includes(".") ? `${name}.exe` : name;
  return searchPath(variables)
    .map((folder) => join(folder, file))
    .filter(isProgram);
}

/** Whether something came with a tree. One that the home folder is in is not a stranger's. */
export function isOfTree(path: string, { trees, home }: Machine): boolean {
  return liesIn(
    path,
    trees.filter((tree) => !isInside(real(tree), real(home))),
  );
}

/** By the path itself or by what it links to. */
export function liesIn(path: string, folders: readonly string[]): boolean {
  const target = real(path);
  return folders.some((folder) => {
    const there = real(folder);
    return isInside(folder, path) || isInside(there, path) || isInside(there, target);
  });
}

function searchPath(variables: Variables): readonly string[] {
  const name = Object.keys(variables).find((key) => key.toUpperCase() === "PATH");
  const stated = (name && variables[name]) ?? (platform === "win32" ? "" : "/usr/bin:/bin");
  return stated.split(delimiter).filter((folder) => isAbsolute(folder));
}

function isOfPackage(folder: string): boolean {
  return /[\\/]node_modules[\\/]\.bin[\\/]*$/.test(folder);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function real(path: string): string {
  return realPath(path) ?? path;
}
