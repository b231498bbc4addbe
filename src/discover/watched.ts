import { existsSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import picomatch from "picomatch";
import { isFolder, isThere } from "../machine/look.ts";
import { WORKFLOWS } from "./documents.ts";
import { configNames } from "./find-config.ts";
import { projectFolders } from "./project-folders.ts";
import type { SessionOptions } from "./roots.ts";

/** What to watch so that nothing is missed that a run would read. All paths are absolute. */
export interface Watched {
  /** Folders that exist, from which the watch starts. */
  readonly anchors: readonly string[];
  /** Whether a path is, leads to, or lies in a place that a run reads. */
  readonly concerns: (absolute: string) => boolean;
}

/** Folders with other people's files, in which nothing is watched. */
const foreign = new Set([".git", "node_modules"]);

/**
 * The places that a run with these paths reads, whether they exist yet or not: without paths those
 * of a session; each with the configurations and documents that go with it. `files` are read besides.
 */
export function watchedPlaces(
  paths: readonly string[],
  files: readonly string[],
  session: SessionOptions,
): Watched {
  const { cwd, home, addDirs = [] } = session;
  const places = new Set(files);
  const named = paths.map((path) => resolve(cwd, picomatch.scan(path).base));
  for (const place of named) places.add(place);
  const starts = paths.length > 0 ? named.map((place) => folderAt(place)) : [cwd, ...addDirs];
  for (const folder of starts.flatMap((start) => foldersOf(start, home))) {
    for (const name of [...configNames, WORKFLOWS]) places.add(join(folder, name));
    if (paths.length > 0) continue;
    for (const name of [".claude/agents", ".claude-plugin", "agents"])
      places.add(join(folder, name));
  }
  if (session.user) places.add(join(session.configDir ?? join(home, ".claude"), "agents"));

  const inside = (path: string, folder: string) =>
    path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
  const concerns = (path: string) => {
    const holders = [...places].filter((place) => inside(path, place));
    if (holders.length === 0) return [...places].some((place) => inside(place, path));
    return holders.some(
      (place) =>
        !path
          .slice(place.length)
          .split(sep)
          .some((name) => foreign.has(name)),
    );
  };
  const anchors = [...new Set([...places].map(anchorOf))];
  const outermost = (one: string) => !anchors.some((other) => other !== one && inside(one, other));
  return { anchors: anchors.filter(outermost), concerns };
}

/**
 * The folders of a repository up to its root. Outside of one those above are not watched, which may be
 * the root of the disk, but for a configuration that is there.
 */
function foldersOf(start: string, home: string): readonly string[] {
  const folders = projectFolders(start, home);
  if (existsSync(join(folders.at(-1)!, ".git"))) return folders;
  const configured = folders.find((folder) =>
    configNames.some((name) => isThere(join(folder, name))),
  );
  return [...new Set([start, ...(configured === undefined ? [] : [configured])])];
}

/** The folder itself, or the one that holds a file. */
function folderAt(place: string): string {
  const anchor = anchorOf(place);
  return anchor === place || dirname(place) === anchor ? anchor : dirname(place);
}

/** The nearest folder that exists at or above a place. */
function anchorOf(place: string): string {
  let folder = place;
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return isFolder(folder) ? folder : dirname(folder);
}

/** Whether a file is one that a run reads, by its name. */
export function isReadByName(path: string): boolean {
  const name = basename(path);
  return (
    name.endsWith(".md") ||
    name === "plugin.json" ||
    (configNames as readonly string[]).includes(name)
  );
}
