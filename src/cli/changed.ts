import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { MAX_FILE_SIZE } from "../client/facts/behaviours.ts";
import { WORKFLOWS } from "../discover/documents.ts";
import type { FoundFile } from "../discover/found.ts";
import { documentOf, readAgentFile } from "../discover/read-file.ts";
import type { FileResult } from "../discover/read-file.ts";
import {
  changesSince,
  objectsOf,
  repositoryAround,
  stagedChanges,
  stagedFiles,
  startingPoint,
} from "../git/repository.ts";
import type { Change, Repository } from "../git/repository.ts";
import { GitFailure } from "../git/run.ts";
import { UsageError } from "./io.ts";
import type { Io } from "./io.ts";
import type { View } from "./view.ts";

export interface ChangeOptions {
  /** What differs from where this commit and HEAD parted. */
  readonly since?: string;
  /** What is staged, as it is staged. */
  readonly staged?: boolean;
}

/** The files that changed, and how everything is read for that. */
export interface Changed {
  readonly view: View;
  /** By absolute path, the text before; absent for a new file. Those that are gone are in it too. */
  readonly before: ReadonlyMap<string, Uint8Array | undefined>;
}

/** @throws UsageError where git has no answer. */
export async function changedFiles(options: ChangeOptions, io: Io): Promise<Changed> {
  try {
    const repository = await repositoryAround({ cwd: io.cwd, env: io.env, home: io.home });
    if (options.staged) {
      const before = await textsBefore(await stagedChanges(repository), repository);
      return { before, view: await stagedView(repository, io) };
    }
    const start = await startingPoint(options.since!, repository);
    const before = await textsBefore(await changesSince(start, repository), repository);
    return { before, view: workingTree };
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    throw new UsageError(`${options.staged ? "--staged" : "--since"}: ${error.message}`);
  }
}

async function textsBefore(
  changes: readonly Change[],
  repository: Repository,
): Promise<Changed["before"]> {
  const agents = changes.filter(({ path }) => path.endsWith(".md"));
  const contents = await objectsOf(
    agents.flatMap(({ before }) => before ?? []),
    repository,
  );
  return new Map(
    agents.map(({ path, before }) => [path, before === undefined ? before : contents.get(before)]),
  );
}

const workingTree: View = {
  choose: async (files) => files,
  readDocument: readAgentFile,
  read: async (found) => readAgentFile(found.absolute, found.path),
};

/** Files as the next commit will hold them. What lies outside of the repository is read from disk. */
async function stagedView(repository: Repository, io: Io): Promise<View> {
  const index = await stagedFiles(repository);
  const staged = new Map<string, Uint8Array>();
  return {
    choose: async (files) => {
      const here = files.filter(
        ({ absolute }) => index.has(knownTo(absolute)) || !isTracked(absolute),
      );
      const all = [...here, ...missing(files, index.keys(), io.cwd)];
      const documents = [...index.keys()].filter((path) => path.includes(`/${WORKFLOWS}/`));
      const wanted = [...all.map(({ absolute }) => absolute), ...documents];
      const objects = wanted.map((absolute) => [absolute, index.get(knownTo(absolute))] as const);
      const contents = await objectsOf(
        objects.flatMap(([, object]) => object ?? []),
        repository,
      );
      for (const [absolute, object] of objects) {
        const bytes = object && contents.get(object);
        if (bytes) staged.set(absolute, bytes);
      }
      return all;
    },
    readDocument: readStaged,
    read: async ({ absolute, path }) => readStaged(absolute, path),
  };

  function readStaged(absolute: string, path: string): FileResult {
    const bytes = staged.get(absolute);
    if (!bytes) return readAgentFile(absolute, path);
    return { document: documentOf(path, bytes.subarray(0, MAX_FILE_SIZE), bytes.length) };
  }

  /** A file that git would put into a commit, had it been added; a link is read where it leads. */
  function isTracked(absolute: string): boolean {
    const inside = relative(repository.top, knownTo(absolute));
    const outside = inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside);
    return !outside && realpath(absolute) === knownTo(absolute);
  }
}

/** The path as git knows it: links to folders are resolved, a link to a file is a file of its own. */
export function knownTo(absolute: string): string {
  return join(realpath(dirname(absolute)), basename(absolute));
}

function realpath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Files that stand in the index and not on disk, in folders of which all files were found. */
function missing(files: readonly FoundFile[], indexed: Iterable<string>, cwd: string): FoundFile[] {
  const found: FoundFile[] = [];
  for (const absolute of indexed) {
    const like = !existsSync(absolute) && companionIn(files, absolute, cwd);
    if (like) found.push(like);
  }
  return found;
}

/** A file that is not there any more, as it would have been found beside the others of its folder. */
export function companionIn(
  files: readonly FoundFile[],
  absolute: string,
  cwd: string,
): FoundFile | undefined {
  const rootOf = ({ root }: FoundFile) => resolve(cwd, root.path);
  const beside = files
    .filter((file) => !file.named && knownTo(absolute).startsWith(realpath(rootOf(file)) + sep))
    .toSorted((a, b) => rootOf(b).length - rootOf(a).length)[0];
  if (!beside) return undefined;
  const { root, scope, pluginPrefix } = beside;
  const shown = isAbsolute(beside.path) ? absolute : relative(cwd, absolute);
  const below = relative(realpath(rootOf(beside)), dirname(absolute)).split(sep);
  const plugin = pluginPrefix?.split(":")[0];
  const prefix = plugin && [plugin, ...below.filter((part) => part !== "")].join(":");
  return {
    path: shown.split(sep).join("/"),
    absolute,
    scope,
    root,
    named: false,
    ...(prefix && { pluginPrefix: prefix }),
  };
}
