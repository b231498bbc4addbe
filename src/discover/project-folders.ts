import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** Whether nothing above a folder belongs to its project: it holds `.git`, is the home folder, or the top. */
export function endsProject(folder: string, home: string): boolean {
  return folder === home || dirname(folder) === folder || existsSync(join(folder, ".git"));
}

/** A folder and those above it that belong to the same project, from the inside out. */
export function projectFolders(from: string, home: string): readonly string[] {
  const folders = [from];
  for (let folder = from; !endsProject(folder, home);) {
    folder = dirname(folder);
    folders.push(folder);
  }
  return folders;
}
