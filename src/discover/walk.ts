import { readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { compareText } from "../text/order.ts";

export interface WalkedFile {
  readonly absolute: string;
}

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
 * Links are followed as the client follows them; a file reached twice counts once, under the path
 * that sorts first (observed). Names end in `.md` exactly.
 */
export async function walk(folder: string, options: WalkOptions): Promise<Walk> {
  const files: string[] = [];
  const problems: { absolute: string; reason: string }[] = [];
  const folders = new Set<string>();

  const visit = async (directory: string, depth: number): Promise<void> => {
    const real = await realpath(directory).catch(() => directory);
    if (folders.has(real)) return;
    folders.add(real);
    if (depth > MAX_DEPTH) {
      problems.push({ absolute: directory, reason: `more than ${MAX_DEPTH} folders deep` });
      return;
    }
    const entries = await readdir(directory, { withFileTypes: true }).catch((error: unknown) => {
      problems.push({ absolute: directory, reason: `cannot be read: ${errorCode(error)}` });
      return [];
    });
    for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
      const absolute = join(directory, entry.name);
      // A plain file's kind is known without asking the disk again; its identity is asked below.
      const kind = entry.isDirectory() ? "folder" : await kindOf(absolute, entry.name);
      if (kind === "folder") {
        if (options.enter(entry.name)) await visit(absolute, depth + 1);
      } else if (kind === "file") {
        const identity = await identityOf(absolute);
        if (options.seen.has(identity)) continue;
        options.seen.add(identity);
        files.push(absolute);
      } else if (kind !== "other") {
        problems.push({ absolute, reason: kind.reason });
      }
    }
  };
  await visit(folder, 0);
  return { files: files.sort(compareText), problems };
}

async function kindOf(
  absolute: string,
  name: string,
): Promise<"file" | "folder" | "other" | { reason: string }> {
  const markdown = name.endsWith(".md");
  try {
    const found = await stat(absolute);
    if (found.isDirectory()) return "folder";
    if (!markdown) return "other";
    return found.isFile() ? "file" : { reason: "not a regular file" };
  } catch (error) {
    return markdown ? { reason: unreachable(error) } : "other";
  }
}

function unreachable(error: unknown): string {
  const code = errorCode(error);
  return code === "ENOENT" ? "a link that leads nowhere" : `cannot be read: ${code}`;
}

/** Device and inode, so that a file reached by two paths is known as one. */
export async function identityOf(absolute: string): Promise<string> {
  const { dev, ino } = await stat(absolute, { bigint: true });
  // File systems without inodes say 0 for all.
  return ino === 0n ? await realpath(absolute) : `${dev}:${ino}`;
}

export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
