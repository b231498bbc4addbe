import { MAX_FILE_SIZE } from "../../client/facts/behaviours.ts";
import { commitDocuments } from "./git/documents.ts";
import { fetchCommit } from "./git/fetch-commit.ts";
import { listTree, readObjects } from "./git/tree.ts";
import type { Tree, TreeFile } from "./git/tree.ts";
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
  const key = `git ${ref ?? ""} ${url}`;
  const known = await env.answers?.get(key);
  if (known && "failure" in known) return known;
  const result = await withRepository(scheme, env, async (repository) => {
    const commit = await fetchCommit(url, ref, repository);
    if (typeof commit !== "string") return commit;
    const tree = await listTree(commit, repository);
    if ("problem" in tree) return failure("network", `${url} cannot be read: ${tree.problem}`);
    return choose(tree, request, commit, repository);
  });
  // A host that does not answer is not waited for again.
  const { failure: why } = result;
  if (why?.kind === "network") env.answers?.set(key, Promise.resolve({ failure: why }));
  return result;
}

async function choose(
  tree: Tree,
  { url, ref, agent, path }: GitRequest,
  commit: string,
  repository: Repository,
): Promise<FetchResult> {
  const source = ref === undefined ? url : `${url} at ${ref}`;
  const resolve = (file: string): Resolved => {
    return { type: "git", url, commit, ...(ref !== undefined && { ref }), path: file };
  };
  const { documents, load } = commitDocuments(tree, repository);
  const selection = { source, agent, resolve, documents };
  const found =
    path === undefined
      ? await offeredBy(tree, selection, repository)
      : await fileAt(path, tree, selection, repository);
  if (found.agents) await load(found.agents);
  return found;
}

async function fileAt(
  path: string,
  tree: Tree,
  selection: Selection,
  repository: Repository,
): Promise<FetchResult> {
  const { source } = selection;
  const file = tree.files.find((one) => one.path === path);
  if (!file) return noSuchFile(tree, path, source);
  const files = await contentsOf([file], source, repository);
  if ("failure" in files) return files;
  return select(files, { ...selection, agent: undefined, exact: true });
}

async function offeredBy(
  tree: Tree,
  selection: Selection,
  repository: Repository,
): Promise<FetchResult> {
  const { source } = selection;
  const read = (files: readonly TreeFile[]) => contentsOf(files, source, repository);
  const manifest = tree.files.filter((one) => one.path === "package.json");
  const own = manifest.length > 0 ? await read(manifest) : [];
  if ("failure" in own) return own;
  const byPath = new Map(tree.files.map((file) => [file.path, file]));
  const nothing = new Uint8Array();
  const names = tree.files.map((file) => ({ path: file.path, bytes: nothing }));
  const groups = packageGroups([...own, ...names.filter((one) => one.path !== "package.json")]);
  if ("problem" in groups) {
    return failure("refused", `the package.json of ${source} ${groups.problem}`);
  }
  return selectFrom(groups.groups, selection, (group) =>
    read(group.map((file) => byPath.get(file.path)!).filter(({ size }) => size <= MAX_FILE_SIZE)),
  );
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
  repository: Repository,
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
  const contents = await readObjects(files, repository);
  if ("problem" in contents) return failure("network", `${source}: ${contents.problem}`);
  return files.map(({ path, object }) => ({ path, bytes: contents.get(object)! }));
}
