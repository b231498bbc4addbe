import { dirname, join } from "node:path";
import { isThere } from "../machine/look.ts";
import { endsProject } from "./project-folders.ts";

export const configNames = ["agentlint.json", "agentlint.yaml", "agentlint.yml"] as const;

/**
 * What finds the configuration of a folder: what goes by its names in it, or in the nearest folder
 * above it that has one, as absolute paths. A link that leads nowhere is found too: it says that there
 * is to be one. The search ends with the folder that holds `.git`, the home folder, or the top.
 */
export function configFinder(home: string): (folder: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  const find = (folder: string): readonly string[] => {
    const before = known.get(folder);
    if (before) return before;
    const here = configNames.map((name) => join(folder, name)).filter(isThere);
    const found = here.length > 0 || endsProject(folder, home) ? here : find(dirname(folder));
    known.set(folder, found);
    return found;
  };
  return find;
}
