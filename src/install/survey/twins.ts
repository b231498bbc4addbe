import { join } from "node:path";
import type { Disk } from "../disk.ts";
import { foldedName } from "../place/entry-names.ts";
import type { Destination } from "../place/root.ts";

/**
 * What stands, below the boundary, under a name that some system takes for that of a path, or of a
 * folder on the way to it: `docs/Flow.md`. Nothing where the path itself is there as it is spelled.
 */
export type FindTwin = (path: string) => Promise<string | undefined>;

/** Looks into each folder once, however many paths lead through it. */
export function twinFinder({ boundary }: Pick<Destination, "boundary">, disk: Disk): FindTwin {
  const folders = new Map<string, Promise<Entries>>();
  const entriesOf = (folder: string) => {
    const known = folders.get(folder) ?? readEntries(folder, disk);
    folders.set(folder, known);
    return known;
  };
  return async (path) => {
    let folder = boundary;
    const parts = path.split("/");
    for (const [at, part] of parts.entries()) {
      const entries = await entriesOf(folder);
      if (!entries.names.has(part)) {
        const twin = entries.folded().get(foldedName(part));
        return twin && [...parts.slice(0, at), twin].join("/");
      }
      const next = join(folder, part);
      folder = await disk.realpath(next).catch(() => next);
    }
    return undefined;
  };
}

interface Entries {
  readonly names: ReadonlySet<string>;
  /** The names by what they fold to. */
  readonly folded: () => ReadonlyMap<string, string>;
}

async function readEntries(folder: string, disk: Disk): Promise<Entries> {
  const names = await disk.readdir(folder).catch((): string[] => []);
  let folded: ReadonlyMap<string, string> | undefined;
  return {
    names: new Set(names),
    folded: () => (folded ??= new Map(names.map((name) => [foldedName(name), name]))),
  };
}
