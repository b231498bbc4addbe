import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { readBytes } from "../read-bytes.ts";
import { codeOf } from "../failure.ts";
import { compareText } from "../../text/order.ts";
import { MAX_PACKED } from "./archive/gzip.ts";
import { packageGroups } from "./package-files.ts";
import { fromArchive } from "./from-archive.ts";
import { select, selectFrom } from "./select.ts";
import type { SourceFile } from "./select.ts";
import { failure } from "./source.ts";
import type { FetchResult, Resolved, SourceEnv } from "./source.ts";

/** Files that a folder is searched for at most, and how deep. */
const MOST_FILES = 20_000;
const MOST_FOLDERS = 32;
/** Never a place for agents, and often very large. */
const passedOver = new Set([".git", "node_modules"]);

/** A file, a folder or a local archive. */
export async function fromPath(
  { path, agent }: { readonly path: string; readonly agent?: string | undefined },
  env: SourceEnv,
): Promise<FetchResult> {
  const absolute = resolve(
    env.cwd,
    path.replace(/^~(?=$|[\\/])/, () => env.home),
  );
  try {
    const found = await stat(absolute);
    const real = await realpath(absolute);
    const inLock = lockPath(real, env.root);
    if (inLock === undefined) {
      return failure("refused", `${path} is on another drive than the project`);
    }
    if (found.isDirectory()) return await fromFolder(real, { path, agent, inLock });
    if (!found.isFile()) return failure("refused", `${path} is neither a file nor a folder`);
    if (/\.(?:tgz|tar\.gz)$/i.test(path)) {
      return await fromLocalArchive(real, { path, agent, inLock });
    }
    if (!path.endsWith(".md")) {
      return failure("usage", `${path} is no Markdown file`, "an agent's file ends in .md");
    }
    return await fromFile(real, { path, agent, inLock });
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT" || code === "ENOTDIR")
      return failure("not-found", `${path} is not there`);
    return failure("refused", `${path} cannot be read: ${code}`);
  }
}

/** How the lock names a place; nothing when no relative path leads there. */
function lockPath(absolute: string, root: string): string | undefined {
  const path = relative(root, absolute);
  return isAbsolute(path) ? undefined : path.split(sep).join("/");
}

interface Local {
  /** As it was asked for. */
  readonly path: string;
  readonly agent?: string | undefined;
  readonly inLock: string;
}

async function fromFile(real: string, { path, agent, inLock }: Local): Promise<FetchResult> {
  const found = await readBytes(real);
  if (found.kind !== "bytes") {
    return failure("refused", `${path} is larger than what Claude Code loads`);
  }
  const resolve = (): Resolved => ({ type: "path", path: inLock });
  return select([{ path, bytes: found.bytes }], { source: path, agent, exact: true, resolve });
}

async function fromLocalArchive(
  real: string,
  { path, agent, inLock }: Local,
): Promise<FetchResult> {
  const { size } = await stat(real);
  if (size > MAX_PACKED) return failure("refused", `${path} is larger than ${MAX_PACKED} bytes`);
  const { readFile } = await import("node:fs/promises");
  return fromArchive(await readFile(real), {
    source: path,
    agent,
    resolve: (entry) => ({ type: "path", path: inLock, entry }),
  });
}

async function fromFolder(real: string, { path, agent, inLock }: Local): Promise<FetchResult> {
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
  const prefix = inLock === "" ? "" : `${inLock}/`;
  const resolve = (file: string): Resolved => ({ type: "path", path: `${prefix}${file}` });
  return selectFrom(offer.groups, { source: path, agent, resolve }, async (group) => {
    const files: SourceFile[] = [];
    for (const file of group) files.push(...(await bytesOf(real, file.path)));
    return files;
  });
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
