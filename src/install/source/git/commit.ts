/** A regular file of a commit. */
export interface TreeFile {
  readonly path: string;
  readonly object: string;
  /** Bytes. */
  readonly size: number;
}

/** What stands at a path that is no regular file of a plain name. */
export interface OddEntry {
  readonly path: string;
  readonly what: string;
}

export interface Tree {
  readonly files: readonly TreeFile[];
  readonly odd: readonly OddEntry[];
}

/** One commit, and what of it has been read. */
export interface Commit {
  /** All digits. */
  readonly number: string;
  readonly tree: Tree;
  /** Contents by object. */
  readonly objects: Map<string, Uint8Array>;
}

/** Gives the contents of objects, by object. */
export type ReadObjects = (
  files: readonly TreeFile[],
) => Promise<ReadonlyMap<string, Uint8Array> | { readonly problem: string }>;

/** Bytes of one commit that are kept. */
const MOST_KEPT = 32 * 1_048_576;
/** Bytes of one commit, and files, that are read before anybody asks for them. */
const MOST_AHEAD = 16 * 1_048_576;
const MOST_FILES = 5_000;

/**
 * What requests that follow may ask for, the likeliest first, as long as the repository is at hand: to
 * fetch it again costs more than to read all texts of it.
 */
export function readAhead({ files }: Tree, largest: number): readonly TreeFile[] {
  const texts = files.filter(({ path, size }) => TEXT.test(path) && size <= largest);
  const likely = texts.filter(({ path }) => LIKELY.test(path));
  const ahead: TreeFile[] = [];
  let total = 0;
  for (const file of [...likely, ...texts.filter(({ path }) => !LIKELY.test(path))]) {
    total += file.size;
    if (total > MOST_AHEAD || ahead.length === MOST_FILES) break;
    ahead.push(file);
  }
  return ahead;
}

const TEXT = /\.md$|^package\.json$/i;
const LIKELY = /(?:^|\/)(?:agents|docs)\/|^package\.json$/;

/** Reads what is not kept yet, and keeps it as long as it is not too much. */
export function keeping({ objects }: Commit, read: ReadObjects): ReadObjects {
  return async (files) => {
    const missing = files.filter(({ object }) => !objects.has(object));
    const found = missing.length > 0 ? await read(missing) : new Map<string, Uint8Array>();
    if ("problem" in found) return found;
    const contents = new Map<string, Uint8Array>(found);
    for (const { object } of files) {
      const kept = objects.get(object);
      if (kept) contents.set(object, kept);
    }
    let total = sizeOf(objects);
    for (const [object, bytes] of found) {
      total += bytes.length;
      if (total <= MOST_KEPT) objects.set(object, bytes);
    }
    return contents;
  };
}

function sizeOf(objects: Commit["objects"]): number {
  let total = 0;
  for (const bytes of objects.values()) total += bytes.length;
  return total;
}
