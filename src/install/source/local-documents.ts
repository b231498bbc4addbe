import { lstat } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import { codeOf, inWords } from "../../machine/system-error.ts";
import { isInside } from "../../machine/is-inside.ts";
import { readBytes } from "../read-bytes.ts";
import { documentsFor, noDocuments, tooLarge } from "./documents.ts";
import type { FindDocument, SourceDocument, SourceEnv } from "./source.ts";

/** Where a folder is a whole of its own, so that what lies above it is another matter. */
const markers = [".git", "package.json"];

/**
 * The folder that an agent's documents are below, by the place of its file alone: the one that holds
 * `agents` or `.claude/agents`, else the folder of the file. None above a repository or a package, and
 * never one that holds what belongs to nobody's agents. Real paths.
 */
export async function documentRoot(folder: string, home: string): Promise<string | undefined> {
  for (let at = folder; !holdsEverything(at, home); at = dirname(at)) {
    if (await isWhole(at)) return folder;
    if (basename(at) !== "agents") continue;
    const above = dirname(at);
    const root = basename(above) === ".claude" ? dirname(above) : above;
    return holdsEverything(root, home) ? folder : root;
  }
  return holdsEverything(folder, home) ? undefined : folder;
}

/** The home folder, or the root of the file system. */
export function holdsEverything(folder: string, home: string): boolean {
  return folder === home || folder === dirname(folder);
}

async function isWhole(folder: string): Promise<boolean> {
  for (const marker of markers) {
    const there = await lstat(join(folder, marker)).then(
      () => true,
      () => false,
    );
    if (there) return true;
  }
  return false;
}

/**
 * The documents of an agent's file. What stands where it would be written is the project's own, and
 * nobody's to bring along.
 */
export function localDocuments(
  file: string,
  root: string | undefined,
  env: SourceEnv,
): FindDocument {
  if (root === undefined || !isInside(root, file)) return noDocuments;
  const agentPath = relative(root, file).split(sep).join("/");
  return (document) => {
    const own = join(env.root, document);
    const look = (place: string) =>
      join(root, place) === own ? undefined : documentAt(root, place);
    return documentsFor(agentPath, look)(document);
  };
}

/** No link is followed below the root. */
async function documentAt(root: string, place: string): Promise<SourceDocument | undefined> {
  let absolute = root;
  try {
    for (const part of place.split("/")) {
      absolute = join(absolute, part);
      if ((await lstat(absolute)).isSymbolicLink()) return { problem: "is reached through a link" };
    }
    const found = await readBytes(absolute);
    if (found.kind === "bytes") return { bytes: found.bytes };
    return found.kind === "too-large" ? tooLarge : undefined;
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    return { problem: `cannot be read: ${inWords(code)}`, unreadable: true };
  }
}
