import { join } from "node:path";
import type { Disk } from "../disk.ts";
import { Stopped } from "../write/change.ts";
import { bytesAt } from "../write/folders.ts";

/** Files beside the agents that a conflict may write, by their names. */
export type Beside = ReadonlyMap<string, Uint8Array>;

/** `.upstream` is the new text, `.merge` both texts with markers; Claude Code loads neither. */
export const SIDES = ["upstream", "merge"] as const;
export type Side = (typeof SIDES)[number];

export function sideFile(name: string, side: Side): string {
  return `${name}.md.${side}`;
}

/**
 * `entries` are the names of everything in the folder. A link or a folder in the place of one is passed
 * over where none is to be written.
 *
 * @throws Stopped for such a link or folder otherwise.
 */
export async function readBeside(
  folder: string,
  names: readonly string[],
  entries: ReadonlySet<string>,
  disk: Disk,
  { toWrite }: { readonly toWrite: boolean },
): Promise<Beside> {
  const found = new Map<string, Uint8Array>();
  for (const name of names) {
    for (const file of SIDES.map((side) => sideFile(name, side))) {
      if (!entries.has(file)) continue;
      const bytes = await bytesAt(join(folder, file), disk).catch((error: unknown) => {
        if (error instanceof Stopped && !toWrite) return null;
        throw error;
      });
      if (bytes) found.set(file, bytes);
    }
  }
  return found;
}
