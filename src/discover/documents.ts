import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join, posix, resolve } from "node:path";
import type { Root } from "../roster/roster.ts";
import { compareText } from "../text/order.ts";

/** Where the documents are that agents read before they work, from the root of a project. */
export const WORKFLOWS = "docs/development/workflows";

/** The folder that the paths in a prompt start from. */
export interface Project {
  /** As the paths of the agents are shown; forward slashes. */
  readonly path: string;
  readonly absolute: string;
  /** The agents run here. Those of a plugin or a collection run in somebody else's project. */
  readonly inUse: boolean;
}

/** A Markdown file beside which agents live. */
export interface FoundDocument {
  /** As shown; relative to the same place as the paths of the agents. */
  readonly path: string;
  readonly absolute: string;
  /** From the root of the project, forward slashes; what agents call it. */
  readonly called: string;
}

/** A folder with more documents is not one of these, and not read further. */
const MOST = 32;
/** Nor does a project have agents that name more documents than these. */
const MOST_NAMES = 1_000;

/** The project, or plugin, that a folder of agents belongs to; the user's own belong to none. */
export function projectOf({ kind, path }: Root, cwd: string): Project | undefined {
  if (kind === "user") return undefined;
  const absolute = resolve(cwd, path);
  if (basename(absolute) !== "agents") return undefined;
  const inUse = kind === "project" && basename(dirname(absolute)) === ".claude";
  const steps = inUse ? "../.." : "..";
  return { path: posix.join(path, steps), absolute: resolve(absolute, steps), inUse };
}

/** The workflow documents of a project. */
export function documentsBeside(project: Project): readonly FoundDocument[] {
  return markdownIn(join(project.absolute, WORKFLOWS)).map((name) => ({
    path: posix.join(project.path, WORKFLOWS, name),
    absolute: join(project.absolute, WORKFLOWS, name),
    called: posix.join(WORKFLOWS, name),
  }));
}

/** Those of the named files that are there. Names come from `documentMentions`, which lets none lead outside. */
export function existingIn(project: Project, names: ReadonlySet<string>): ReadonlySet<string> {
  const looked = [...names].slice(0, MOST_NAMES);
  const unlooked = [...names].slice(MOST_NAMES);
  // Of what nobody looked for nothing is said.
  return new Set([
    ...looked.filter((name) => existsSync(join(project.absolute, name))),
    ...unlooked,
  ]);
}

function markdownIn(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith(".md"));
    return names.sort(compareText).slice(0, MOST);
  } catch {
    // No such folder, which is the rule.
    return [];
  }
}
