import { lstatSync, readdirSync, realpathSync, statSync } from "node:fs";
import type { Dirent } from "node:fs";
import { join } from "node:path";
import { compareText } from "../text/order.ts";
import { codeOf } from "../machine/system-error.ts";

export interface Walk {
  readonly files: readonly string[];
  readonly problems: readonly { readonly absolute: string; readonly reason: string }[];
}

export interface WalkOptions {
  /** Whether a folder of this name is entered. */
  readonly enter: (name: string) => boolean;
  /** Paths already taken by an earlier walk, by device and inode; extended by this one. */
  readonly seen: Set<string>;
}

/** Deeper than any tree that people make; a longer chain is one that links build. */
const MAX_DEPTH = 64;

/**
 * Every Markdown file below a folder, hidden ones included, in code-point order of their paths.
 * Links are followed as the client follows them. A file reached twice counts once, under the path
 * by which the client knows it: it takes hard links for one file, the path that sorts first, and a
 * symbolic link for another file of the same name, of which the last wins (observed). Names end in
 * `.md` exactly.
 *
 * Synchronous like everything here that reads: for thousands of small files that takes half the
 * time of the promises.
 */
export function walk(folder: string, options: WalkOptions): Walk {
  const found: Candidate[] = [];
  const problems: { absolute: string; reason: string }[] = [];
  const folders = new Set<string>();

  const visit = (directory: string, depth: number): void => {
    const real = identityOf(directory);
    if (folders.has(real)) return;
    folders.add(real);
    if (depth > MAX_DEPTH) {
      problems.push({ absolute: directory, reason: `more than ${MAX_DEPTH} folders deep` });
      return;
    }
    for (const entry of entriesOf(directory, problems)) {
      const absolute = join(directory, entry.name);
      if (entry.isFile() && !entry.name.endsWith(".md")) continue;
      const kind = entry.isDirectory() ? "folder" : kindOf(absolute, entry.name);
      if (kind === "folder") {
        if (options.enter(entry.name)) visit(absolute, depth + 1);
      } else if (kind === "file") {
        found.push({ absolute, isLink: entry.isSymbolicLink() });
      } else if (kind !== "other") {
        problems.push({ absolute, reason: kind.reason });
      }
    }
  };
  visit(folder, 0);
  return { files: onceEach(found, options.seen), problems };
}

interface Candidate {
  readonly absolute: string;
  readonly isLink: boolean;
}

/** One path for each file that `seen` does not hold yet, sorted. */
function onceEach(candidates: readonly Candidate[], seen: Set<string>): string[] {
  const paths = new Map<string, string>();
  const taken = new Set<string>();
  for (const { absolute, isLink } of candidates.toSorted((a, b) =>
    compareText(a.absolute, b.absolute),
  )) {
    const file = identityOf(absolute);
    if (seen.has(file)) continue;
    const own = isLink ? identityOf(absolute, lstatSync) : file;
    if (taken.has(own)) continue;
    taken.add(own);
    paths.set(file, absolute);
  }
  for (const file of paths.keys()) seen.add(file);
  return [...paths.values()].sort(compareText);
}

function entriesOf(directory: string, problems: { absolute: string; reason: string }[]): Dirent[] {
  try {
    const entries = readdirSync(directory, { withFileTypes: true });
    return entries.sort((a, b) => compareText(a.name, b.name));
  } catch (error) {
    problems.push({ absolute: directory, reason: `cannot be read: ${codeOf(error)}` });
    return [];
  }
}

function kindOf(
  absolute: string,
  name: string,
): "file" | "folder" | "other" | { readonly reason: string } {
  const markdown = name.endsWith(".md");
  try {
    const found = statSync(absolute);
    if (found.isDirectory()) return "folder";
    if (!markdown) return "other";
    return found.isFile() ? "file" : { reason: "not a regular file" };
  } catch (error) {
    return markdown ? { reason: unreachable(error) } : "other";
  }
}

function unreachable(error: unknown): string {
  const code = codeOf(error);
  return code === "ENOENT" ? "a link that leads nowhere" : `cannot be read: ${code}`;
}

/** Device and inode, so that what is reached by two paths is known as one; of a link itself with `lstatSync`. */
export function identityOf(absolute: string, look = statSync): string {
  try {
    const { dev, ino } = look(absolute, { bigint: true });
    // File systems without inodes say 0 for all.
    return ino === 0n ? realpathSync(absolute) : `${dev}:${ino}`;
  } catch {
    return absolute;
  }
}
