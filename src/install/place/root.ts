import { realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { isFolder, isThere, realPath } from "../../machine/look.ts";
import { DiskFailure } from "../failure.ts";

/** Where agents go. Nothing is read or written through a link that leads out of `boundary`. */
export interface Destination {
  readonly scope: "project" | "user";
  /** The folder that an agent's references are relative to: the project, or the home folder. */
  readonly root: string;
  /** A real path. */
  readonly boundary: string;
  /** The folders from the boundary down to the one that holds the agents. */
  readonly parts: readonly string[];
}

/** What becomes of a search from the home folder itself: there is no project to install into. */
export type ProjectResult = { readonly destination: Destination } | { readonly problem: "home" };

/**
 * The project around `from`: the nearest folder upwards that has a `.claude` folder, not above the
 * git root; else the git root; else `from` itself. Never the home folder, whose `.claude` belongs to
 * the user and not to a project.
 *
 * @throws DiskFailure when `from` is not there.
 */
export function projectDestination(from: string, home: string): ProjectResult {
  const start = real(from);
  const userHome = realPath(home) ?? home;
  const root = searchUpwards(start, userHome);
  if (root === userHome) return { problem: "home" };
  const parts = [".claude", "agents"];
  return { destination: { scope: "project", root, boundary: root, parts } };
}

function searchUpwards(start: string, home: string): string {
  for (let folder = start, nearest: string | undefined; ; folder = dirname(folder)) {
    if (folder === home) return nearest ?? start;
    if (nearest === undefined && isFolder(join(folder, ".claude"))) nearest = folder;
    if (isThere(join(folder, ".git"))) return nearest ?? folder;
    if (folder === dirname(folder)) return nearest ?? start;
  }
}

/**
 * The agents of the user: `agents` in the folder that `CLAUDE_CONFIG_DIR` names, else in `.claude`
 * of the home folder.
 *
 * @throws DiskFailure when no folder above it can be read.
 */
export function userDestination(
  configFolder: string | undefined,
  home: string,
  cwd: string,
): Destination {
  if (!configFolder) {
    const boundary = real(home);
    return { scope: "user", root: boundary, boundary, parts: [".claude", "agents"] };
  }
  // What is not there yet will be made, so the boundary is the nearest folder that is.
  const missing: string[] = [];
  let folder = resolve(cwd, configFolder);
  while (!isThere(folder) && folder !== dirname(folder)) {
    missing.unshift(basename(folder));
    folder = dirname(folder);
  }
  const boundary = real(folder);
  const root = join(boundary, ...missing);
  return { scope: "user", root, boundary, parts: [...missing, "agents"] };
}

function real(path: string): string {
  try {
    return realpathSync.native(path);
  } catch (error) {
    throw new DiskFailure(path, error);
  }
}
