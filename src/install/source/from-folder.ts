import { lstat, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { compareText } from "../../text/order.ts";
import { isInside } from "../../machine/is-inside.ts";
import { readBytes } from "../read-bytes.ts";
import type { Local } from "./local.ts";
import { documentRoot, holdsEverything, localDocuments } from "./local-documents.ts";
import { packageGroups } from "./package-files.ts";
import { placeInLock } from "./place-in-lock.ts";
import { selectFrom } from "./select.ts";
import type { SourceFile } from "./select.ts";
import { failure } from "./source.ts";
import type { FetchResult, Resolved } from "./source.ts";

/** Files that a folder is searched for at most, and how deep. */
const MOST_FILES = 20_000;
const MOST_FOLDERS = 32;
/** Never a place for agents, and often very large. */
const passedOver = new Set([".git", "node_modules"]);

/** The agents of a folder: what its package.json offers, else what lies in its agents folders. */
export async function fromFolder({ path, agent, real, inLock, env }: Local): Promise<FetchResult> {
  const listing = await list(real);
  if (!listing) {
    return failure(
      "refused",
      `${path} holds more than ${MOST_FILES} files`,
      "name the file itself",
    );
  }
  const manifest = listing.includes("package.json") ? await bytesOf(real, "package.json") : [];
  // Which files are meant is decided by their names; only those are read.
  const named = listing
    .filter((file) => file.endsWith(".md"))
    .map((file) => ({ path: file, bytes: new Uint8Array() }));
  const offer = packageGroups([...manifest, ...named]);
  if ("problem" in offer) return failure("refused", `the package.json of ${path} ${offer.problem}`);
  const roots = new Map<string, Root>();
  const resolve = (file: string): Resolved => {
    const { named } = roots.get(dirname(file))!;
    const place = placeInLock(join(real, file), env.root)!;
    return { type: "path", path: place, ...(named && { root: inLock || "." }) };
  };
  const documents = (file: string) =>
    localDocuments(join(real, file), roots.get(dirname(file))!.root, env);
  const selection = { source: path, agent, resolve, documents };
  return selectFrom(offer.groups, selection, async (group) => {
    const files: SourceFile[] = [];
    for (const { path: file } of group) {
      const at = dirname(file);
      if (!roots.has(at)) roots.set(at, await rootFor(join(real, at), real, env.home));
      files.push(...(await bytesOf(real, file)));
    }
    return files;
  });
}

interface Root {
  readonly root: string | undefined;
  /** It is the folder that was asked for, which the place of the file alone would not give. */
  readonly named: boolean;
}

/** What was asked for is the whole of a source, unless an agent's place says that it is only a part. */
async function rootFor(folder: string, asked: string, home: string): Promise<Root> {
  const root = await documentRoot(folder, home);
  const isWhole =
    root !== asked && isInside(asked, root ?? folder) && !holdsEverything(asked, home);
  return isWhole ? { root: asked, named: true } : { root, named: false };
}

/** Regular files by their relative paths, links left out; nothing when there are too many. */
async function list(root: string): Promise<readonly string[] | undefined> {
  const files: string[] = [];
  const folders: { path: string; depth: number }[] = [{ path: "", depth: 0 }];
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    const entries = await readdir(join(root, folder.path), { withFileTypes: true });
    for (const entry of entries) {
      const path = folder.path === "" ? entry.name : `${folder.path}/${entry.name}`;
      if (entry.isFile()) files.push(path);
      else if (entry.isDirectory() && !passedOver.has(entry.name) && folder.depth < MOST_FOLDERS) {
        folders.push({ path, depth: folder.depth + 1 });
      }
    }
    if (files.length > MOST_FILES) return undefined;
  }
  return files.sort(compareText);
}

/** Empty for what became a link or grew too large meanwhile. */
async function bytesOf(root: string, path: string): Promise<readonly SourceFile[]> {
  const absolute = join(root, ...path.split("/"));
  if (!(await lstat(absolute)).isFile()) return [];
  const found = await readBytes(absolute);
  return found.kind === "bytes" ? [{ path, bytes: found.bytes }] : [];
}
