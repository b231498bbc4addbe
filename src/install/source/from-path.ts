import { realpath, stat } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { readBytes } from "../read-bytes.ts";
import { isInside } from "../../machine/is-inside.ts";
import { codeOf, inWords } from "../../machine/system-error.ts";
import { MAX_PACKED } from "./archive/gzip.ts";
import { fromArchive } from "./from-archive.ts";
import { fromFolder } from "./from-folder.ts";
import type { Local } from "./local.ts";
import { documentRoot, localDocuments } from "./local-documents.ts";
import { keepable, placeInLock } from "./place-in-lock.ts";
import { select } from "./select.ts";
import { failure } from "./source.ts";
import type { FetchResult, Resolved, SourceEnv } from "./source.ts";

export interface PathRequest {
  readonly path: string;
  readonly agent?: string | undefined;
  /** The folder that the documents of a file are below, as the lock names it. */
  readonly root?: string | undefined;
}

/** A file, a folder or a local archive. */
export async function fromPath(
  { path, agent, root }: PathRequest,
  env: SourceEnv,
): Promise<FetchResult> {
  const absolute = resolve(
    env.cwd,
    path.replace(/^~(?=$|[\\/])/, () => env.home),
  );
  try {
    return keepable(await fromPlace({ path, agent, root }, absolute, env), path);
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT" || code === "ENOTDIR")
      return failure("no-source", `${path} is not there`);
    const place = await placeOf(error, path, absolute);
    return failure("unreadable", `${place} cannot be read: ${inWords(code)}`);
  }
}

/** What the system did not give, as the request calls it: the request itself, or a place in its folder. */
async function placeOf(error: unknown, path: string, absolute: string): Promise<string> {
  const at = (error as NodeJS.ErrnoException).path;
  const real = await realpath(absolute).catch(() => absolute);
  const way = at !== undefined && isInside(real, at) ? relative(real, at) : "";
  return way === "" ? path : `${path.replace(/[\\/]+$/, "")}/${way.split(sep).join("/")}`;
}

async function fromPlace(
  { path, agent, root }: PathRequest,
  absolute: string,
  env: SourceEnv,
): Promise<FetchResult> {
  const found = await stat(absolute);
  const real = await realpath(absolute);
  const inLock = placeInLock(real, env.root);
  if (inLock === undefined) {
    return failure("refused", `${path} is on another drive than the project`);
  }
  const local = { path, agent, real, inLock, env };
  if (found.isDirectory()) return await fromFolder(local);
  if (!found.isFile()) return failure("refused", `${path} is neither a file nor a folder`);
  if (/\.(?:tgz|tar\.gz)$/i.test(path)) {
    return await fromLocalArchive(local);
  }
  if (!path.endsWith(".md")) {
    return failure("usage", `${path} is no Markdown file`, "an agent's file ends in .md");
  }
  return fromFile(local, root);
}

async function fromFile(
  { path, agent, real, inLock, env }: Local,
  root: string | undefined,
): Promise<FetchResult> {
  const found = await readBytes(real);
  if (found.kind !== "bytes") {
    return failure("refused", `${path} is larger than what Claude Code loads`);
  }
  const resolve = (): Resolved => {
    return { type: "path", path: inLock, ...(root !== undefined && { root }) };
  };
  const named = root !== undefined && (await realpath(join(env.root, root)).catch(() => undefined));
  const folder = named || (await documentRoot(dirname(real), env.home));
  const documents = () => localDocuments(real, folder, env);
  const selection = { source: path, agent, exact: true, resolve, documents };
  return select([{ path, bytes: found.bytes }], selection);
}

async function fromLocalArchive({ path, agent, real, inLock }: Local): Promise<FetchResult> {
  const { size } = await stat(real);
  if (size > MAX_PACKED) return failure("refused", `${path} is larger than ${MAX_PACKED} bytes`);
  const { readFile } = await import("node:fs/promises");
  return fromArchive(await readFile(real), {
    source: path,
    agent,
    resolve: (entry) => ({ type: "path", path: inLock, entry }),
  });
}
