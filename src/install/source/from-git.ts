import { MAX_FILE_SIZE } from "../../client/facts/behaviours.ts";
import { keeping, readAhead } from "./git/commit.ts";
import type { Commit, ReadObjects, Tree, TreeFile } from "./git/commit.ts";
import { commitDocuments } from "./git/documents.ts";
import { fetchCommit } from "./git/fetch-commit.ts";
import { listTree, readObjects } from "./git/tree.ts";
import { withRepository } from "./git/repository.ts";
import type { Repository } from "./git/repository.ts";
import { packageGroups } from "./package-files.ts";
import { selectFrom, select } from "./select.ts";
import type { Selection, SourceFile } from "./select.ts";
import { failure } from "./source.ts";
import type { Failed, FetchResult, Resolved, SourceEnv } from "./source.ts";

/** Bytes of the files that are read at once, and how many of them. */
const MAX_READ = 25 * 1_048_576;
const MOST_READ = 5_000;

export interface GitRequest {
  readonly url: string;
  readonly ref?: string | undefined;
  readonly agent?: string | undefined;
  readonly path?: string | undefined;
}

/** Files of one commit of a repository, by the git command that is installed. */
export async function fromGit(request: GitRequest, env: SourceEnv): Promise<FetchResult> {
  const { url, ref } = request;
  const scheme = url.slice(0, url.indexOf(":"));
  if (env.offline && scheme !== "file") {
    return failure("network", `${url} is on the network, and --offline forbids it`);
  }
  const commits = env.commits ?? new Map<string, Commit | Failed>();
  const key = keyOf(url, ref);
  const known = commits.get(key);
  if (known) {
    if ("failure" in known) return known;
    const further: ReadObjects = (files) => fetchObjects(files, known, url, env);
    return choose(known, request, keeping(known, further));
  }
  const result = await withRepository(scheme, env, async (repository) => {
    const commit = await commitIn(repository, url, ref);
    if ("failure" in commit) return commit;
    // Of one that answers to a name, its number may be asked for next.
    commits.set(key, commit).set(keyOf(url, commit.number), commit);
    const read = keeping(commit, (files) => readObjects(files, repository));
    // Where this fails, it will be told to whoever needs what is missing.
    if (env.commits) await read(readAhead(commit.tree, MAX_FILE_SIZE));
    return choose(commit, request, read);
  });
  // A host that does not answer is not waited for again.
  const { failure: why } = result;
  if (why?.kind === "network") commits.set(key, { failure: why });
  return result;
}

function keyOf(url: string, ref: string | undefined): string {
  return `${ref ?? ""} ${url}`;
}

async function commitIn(
  repository: Repository,
  url: string,
  ref: string | undefined,
): Promise<Commit | Failed> {
  const number = await fetchCommit(url, ref, repository);
  if (typeof number !== "string") return number;
  const tree = await listTree(number, repository);
  if ("problem" in tree) return failure("network", `${url} cannot be read: ${tree.problem}`);
  return { number, tree, objects: new Map() };
}

/** What was not read when the commit was fetched, from another fetch of it. */
async function fetchObjects(
  files: readonly TreeFile[],
  { number }: Commit,
  url: string,
  env: SourceEnv,
): ReturnType<ReadObjects> {
  const scheme = url.slice(0, url.indexOf(":"));
  const found = await withRepository(scheme, env, async (repository) => {
    const fetched = await fetchCommit(url, number, repository);
    return typeof fetched === "string" ? readObjects(files, repository) : fetched;
  });
  return "failure" in found ? { problem: found.failure.message } : found;
}

async function choose(
  { number, tree }: Commit,
  { url, ref, agent, path }: GitRequest,
  read: ReadObjects,
): Promise<FetchResult> {
  const source = ref === undefined ? url : `${url} at ${ref}`;
  const resolve = (file: string): Resolved => {
    return { type: "git", url, commit: number, ...(ref !== undefined && { ref }), path: file };
  };
  const { documents, load } = commitDocuments(tree, read);
  const selection = { source, agent, resolve, documents };
  const found =
    path === undefined
      ? await offeredBy(tree, selection, read)
      : await fileAt(path, tree, selection, read);
  if (found.agents) await load(found.agents);
  return found;
}

async function fileAt(
  path: string,
  tree: Tree,
  selection: Selection,
  read: ReadObjects,
): Promise<FetchResult> {
  const { source } = selection;
  const file = tree.files.find((one) => one.path === path);
  if (!file) return noSuchFile(tree, path, source);
  const files = await contentsOf([file], source, read);
  if ("failure" in files) return files;
  return select(files, { ...selection, agent: undefined, exact: true });
}

async function offeredBy(
  tree: Tree,
  selection: Selection,
  readObjects: ReadObjects,
): Promise<FetchResult> {
  const { source } = selection;
  const read = (files: readonly TreeFile[]) => contentsOf(files, source, readObjects);
  const manifest = tree.files.filter((one) => one.path === "package.json");
  const own = manifest.length > 0 ? await read(manifest) : [];
  if ("failure" in own) return own;
  const byPath = new Map(tree.files.map((file) => [file.path, file]));
  const groups = groupsIn(tree, own);
  if ("problem" in groups) {
    return failure("refused", `the package.json of ${source} ${groups.problem}`);
  }
  return selectFrom(groups.groups, selection, (group) =>
    read(group.map((file) => byPath.get(file.path)!).filter(({ size }) => size <= MAX_FILE_SIZE)),
  );
}

const nothing = new Uint8Array();
/** A thousand agents of one commit are looked for in the same groups. */
const grouped = new WeakMap<Tree, ReturnType<typeof packageGroups>>();

function groupsIn(tree: Tree, manifest: readonly SourceFile[]): ReturnType<typeof packageGroups> {
  const before = grouped.get(tree);
  if (before) return before;
  const others = tree.files.filter(({ path }) => path !== "package.json");
  const groups = packageGroups([
    ...manifest,
    ...others.map(({ path }) => ({ path, bytes: nothing })),
  ]);
  grouped.set(tree, groups);
  return groups;
}

function noSuchFile({ odd, files }: Tree, path: string, source: string): Failed {
  const there = odd.find((entry) => entry.path === path);
  if (there) return failure("refused", `${path} of ${source} ${there.what}`);
  const name = path.replace(/^.*\//, "");
  const near = files.filter((file) => file.path === name || file.path.endsWith(`/${name}`));
  const help = near.length > 0 ? `there is ${near[0]!.path}` : undefined;
  return failure("not-found", `${source} has no file ${path}`, help);
}

async function contentsOf(
  files: readonly TreeFile[],
  source: string,
  read: ReadObjects,
): Promise<readonly SourceFile[] | Failed> {
  const large = files.find(({ size }) => size > MAX_FILE_SIZE);
  if (large) {
    return failure("refused", `${large.path} of ${source} is larger than what Claude Code loads`);
  }
  const total = files.reduce((sum, { size }) => sum + size, 0);
  if (files.length > MOST_READ || total > MAX_READ) {
    return failure(
      "refused",
      `${source} has more agents than are read at once`,
      "name the file: owner/repository:path/to/agent.md",
    );
  }
  const contents = await read(files);
  if ("problem" in contents) return failure("network", `${source}: ${contents.problem}`);
  return files.map(({ path, object }) => ({ path, bytes: contents.get(object)! }));
}
