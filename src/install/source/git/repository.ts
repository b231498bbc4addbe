import { lstat, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findProgram, ownSearchPath } from "../../../machine/find-program.ts";
import { failure } from "../source.ts";
import type { Failed, SourceEnv } from "../source.ts";
import { waitingFor } from "../waiting.ts";
import { git, gitVariables } from "./run.ts";
import type { GitResult } from "./run.ts";

/** Bytes of packed history, and milliseconds, that one fetch may take. */
const MAX_PACK = 256 * 1_048_576;
const TOTAL = 300_000;
const PREFIX = "install-agent-git-";
/** How often the size is looked at, in milliseconds. */
const WATCH = 250;

/** One fetched commit in a bare repository without hooks, templates or settings of its own. */
export interface Repository {
  readonly run: (args: readonly string[], limit: number, input?: string) => Promise<GitResult>;
}

/**
 * Gives `use` a bare repository in a folder for temporary files, which is gone afterwards. Nothing
 * is ever checked out: files are read as objects.
 */
export async function withRepository<Result>(
  scheme: string,
  env: SourceEnv,
  use: (repository: Repository) => Promise<Result>,
): Promise<Result | Failed> {
  const machine = { ...env, trees: [env.root, env.cwd] };
  const program = findProgram("git", machine);
  if (program === undefined) return failure("network", "git is not installed");
  const temporary = tmpdir();
  await removeForgotten(temporary);
  const folder = await mkdtemp(join(temporary, PREFIX)).catch(() => undefined);
  if (folder === undefined) {
    return failure("refused", `no folder for temporary files can be made in ${temporary}`);
  }
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(new Error("it takes too long")), env.patience ?? TOTAL);
  const watch = setInterval(() => {
    void packSize(folder).then((size) => {
      if (size > MAX_PACK) stop.abort(new Error(`it has more than ${MAX_PACK} bytes of history`));
    });
  }, WATCH);
  // git starts programs itself, such as ssh.
  const variables = { ...gitVariables(env.variables, scheme), PATH: ownSearchPath(machine) };
  const run: Repository["run"] = (args, limit, input) =>
    git(
      { program, args, folder, limit, signal: stop.signal, ...(input !== undefined && { input }) },
      variables,
    );
  let ended: Promise<void> | undefined;
  const release = env.onInterrupt?.(() => {
    stop.abort(new Error("it was interrupted"));
    return (ended = removed(folder));
  });
  try {
    return await waitingFor("git", env.onWait, () => use({ run }));
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    release?.();
    // The signal ends the process as soon as the folder is gone; there is nobody left to tell anything.
    if (ended) await ended.then(() => new Promise<never>(() => undefined));
    await removed(folder);
  }
}

/** After this many milliseconds a folder belongs to a run that was killed. */
const FORGOTTEN = 24 * 3_600_000;

/** Takes away what runs that were killed have left. */
async function removeForgotten(temporary: string): Promise<void> {
  for (const name of await readdir(temporary).catch(() => [])) {
    if (!name.startsWith(PREFIX)) continue;
    const path = join(temporary, name);
    const found = await lstat(path).catch(() => undefined);
    if (found?.isDirectory() && Date.now() - found.mtimeMs > FORGOTTEN) await removed(path);
  }
}

/** What cannot be removed is in nobody's way. */
async function removed(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
}

async function packSize(folder: string): Promise<number> {
  const pack = join(folder, "objects", "pack");
  let size = 0;
  for (const name of await readdir(pack).catch(() => [])) {
    size += await stat(join(pack, name)).then(
      (found) => found.size,
      () => 0,
    );
  }
  return size;
}
