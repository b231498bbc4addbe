import { readdirSync } from "node:fs";
import { basename, dirname, join, posix, resolve } from "node:path";
import type { Root } from "../roster/roster.ts";
import { compareText } from "../text/order.ts";

/** Where the documents are that agents read before they work, from the root of a project. */
export const WORKFLOWS = "docs/development/workflows";

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

/** The workflow documents of the project that a folder of agents belongs to; the user's own have none. */
export function documentsBeside(root: Root, cwd: string): readonly FoundDocument[] {
  const steps = stepsToProject(root, cwd);
  if (steps === undefined) return [];
  const folder = posix.join(root.path, steps, WORKFLOWS);
  const absolute = resolve(cwd, folder);
  return markdownIn(absolute).map((name) => ({
    path: posix.join(folder, name),
    absolute: join(absolute, name),
    called: posix.join(WORKFLOWS, name),
  }));
}

function stepsToProject({ kind, path }: Root, cwd: string): string | undefined {
  if (kind === "user") return undefined;
  const absolute = resolve(cwd, path);
  if (basename(absolute) !== "agents") return undefined;
  return basename(dirname(absolute)) === ".claude" ? "../.." : "..";
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
