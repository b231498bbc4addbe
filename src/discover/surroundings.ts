import { existsSync, readdirSync } from "node:fs";
import type { Dirent } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Surroundings } from "../roster/roster.ts";
import type { FoundFile } from "./found.ts";
import { notAnAgent } from "./looks-like-agent.ts";
import { folderOf } from "./roots.ts";
import { walk } from "./walk.ts";

export interface SurroundingsOptions {
  readonly cwd: string;
  readonly home: string;
  /** The files are all that a session would load, so that there is no need to look. */
  readonly wholeSession: boolean;
}

/** What stands beside agents that were found: their commands, and whether more agents are there. */
export function lookAround(
  files: readonly FoundFile[],
  { cwd, home, wholeSession }: SurroundingsOptions,
): Required<Pick<Surroundings, "whole" | "commands">> {
  const roots = new Set(files.map(({ root }) => resolve(cwd, root.path)));
  const known = new Set(files.map(({ absolute }) => absolute));
  const whole = wholeSession || [...roots].every((root) => holdsNoOther(root, known, home));
  const commands = [...roots].flatMap((root) => {
    const names = commandsIn(dirname(root));
    // Those of a plugin are called by its name too.
    const plugin = folderOf(root, home)?.plugin;
    return plugin === undefined ? names : [...names, ...names.map((name) => `${plugin}:${name}`)];
  });
  return { whole, commands };
}

/** Only an agents folder has an end; the agents of any other may lie anywhere around it. */
function holdsNoOther(root: string, known: ReadonlySet<string>, home: string): boolean {
  const holder = folderOf(root, home);
  if (!holder && basename(root) !== "agents") return false;
  const { files } = walk(root, { enter: () => true, seen: new Set() });
  return files.every(
    (file) =>
      known.has(file) ||
      (holder?.kind !== "plugin" && notAnAgent(file, basename(file), "agents") !== undefined),
  );
}

/** `commands/**.md`, with and without their folder, and the folders of `skills` (both start by their name). */
function commandsIn(folder: string): string[] {
  const commands = filesBelow(join(folder, "commands")).filter(({ name }) => name.endsWith(".md"));
  const skills = join(folder, "skills");
  return [
    ...commands.flatMap(({ name, above }) => {
      const own = name.replace(/\.md$/, "");
      return [own, [...above, own].join(":")];
    }),
    ...entriesOf(skills)
      .map(({ name }) => name)
      .filter((name) => existsSync(join(skills, name, "SKILL.md"))),
  ];
}

interface FileBelow {
  readonly name: string;
  /** The folders between, from the outermost on. */
  readonly above: readonly string[];
}

/** No project has so many, but a link could lead to a whole disk. */
const MOST_FILES = 5_000;
const DEEPEST = 6;

/** Files in a folder and those below it; links inside are named, but not followed. */
function filesBelow(folder: string): FileBelow[] {
  const files: FileBelow[] = [];
  const waiting: { readonly path: string; readonly above: readonly string[] }[] = [
    { path: folder, above: [] },
  ];
  for (const { path, above } of waiting) {
    for (const entry of entriesOf(path)) {
      const { name } = entry;
      if (!entry.isDirectory()) files.push({ name, above });
      else if (above.length < DEEPEST)
        waiting.push({ path: join(path, name), above: [...above, name] });
    }
    if (files.length > MOST_FILES || waiting.length > MOST_FILES) break;
  }
  return files;
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // Not there, as a rule; what cannot be read names no command either.
    return [];
  }
}
