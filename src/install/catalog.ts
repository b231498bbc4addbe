import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { closest } from "../text/closest.ts";
import { compareText } from "../text/order.ts";
import { isFileSafeName } from "./agent-name.ts";
import { DiskFailure } from "./failure.ts";
import { readBytes } from "./read-bytes.ts";
import type { Source } from "./source.ts";

/** The agents in a folder, each the file `<name>.md`: how the package ships its own. */
export function catalog(folder: string | URL): Source {
  const path = typeof folder === "string" ? folder : fileURLToPath(folder);
  let listed: Promise<readonly string[]> | undefined;
  const names = () => (listed ??= listNames(path));
  return {
    names,
    async fetch(name) {
      if (!(await names()).includes(name)) return undefined;
      const file = join(path, `${name}.md`);
      const found = await readBytes(file).catch((error: unknown): never => {
        throw new DiskFailure(file, error);
      });
      if (found.kind === "bytes") return found.bytes;
      throw new DiskFailure(file, found.kind === "too-large" ? "it is too large" : "not a file");
    },
  };
}

async function listNames(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown): never => {
    throw new DiskFailure(folder, error);
  });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => entry.name.slice(0, -".md".length))
    .filter(isFileSafeName)
    .sort(compareText);
}

/** A shorter part of a name says too little to be recognised by. */
const SHORTEST_PART = 3;
const MOST_NEAR = 3;

/** What may have been meant: a name one slip away, else names that share a word; at most three. */
export function nearNames(word: string, names: readonly string[]): readonly string[] {
  const meant = closest(word.replace(/^.*[\\/]/, "").replace(/\.md$/i, ""), names);
  if (meant) return [meant];
  const parts = word
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part.length >= SHORTEST_PART);
  return names.filter((name) => parts.some((part) => name.includes(part))).slice(0, MOST_NEAR);
}
