import { basename, dirname, join, relative, resolve, sep } from "node:path";
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
  return { whole, commands: [...roots].flatMap((root) => commandsIn(dirname(root))) };
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
  const commands = join(folder, "commands");
  const skills = join(folder, "skills");
  const entered = { enter: () => true, seen: new Set<string>() };
  return [
    ...walk(commands, entered).files.flatMap((file) => {
      const parts = relative(commands, file).replace(/\.md$/, "").split(sep);
      return [parts.at(-1)!, parts.join(":")];
    }),
    ...walk(skills, entered)
      .files.filter((file) => basename(file) === "SKILL.md")
      .map((file) => basename(dirname(file))),
  ];
}
