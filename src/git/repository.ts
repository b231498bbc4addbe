import { join } from "node:path";
import { GitFailure, git } from "./run.ts";
import type { GitCall } from "./run.ts";

/** A file that differs between a commit and the index or the working tree. */
export interface Change {
  /** Absolute. */
  readonly path: string;
  /** The object it was before; absent for a new file. */
  readonly before?: string;
}

/** What is asked of the repository around a folder. */
export interface Repository {
  /** Absolute. */
  readonly top: string;
  readonly call: GitCall;
}

/** @throws GitFailure where there is no working tree of git. */
export async function repositoryAround(call: GitCall): Promise<Repository> {
  const top = await text(["rev-parse", "--show-toplevel"], call).catch((error: unknown) => {
    const { message } = error as Error;
    throw message.startsWith("not a git repository")
      ? new GitFailure("this is no git repository")
      : error;
  });
  return { top, call };
}

/**
 * The commit from which the work since `ref` started: where HEAD and `ref` parted.
 *
 * @throws GitFailure for a name of no commit, or when both have nothing in common.
 */
export async function startingPoint(ref: string, { call }: Repository): Promise<string> {
  const commit = await text(
    ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`],
    call,
  ).catch(async () => {
    throw new GitFailure(`git knows no commit ${ref}${await shallowNote(call)}`);
  });
  return text(["merge-base", commit, "HEAD"], call).catch(async () => {
    throw new GitFailure(`${ref} and HEAD have no commit in common${await shallowNote(call)}`);
  });
}

/** A clone for CI often lacks the history. */
async function shallowNote(call: GitCall): Promise<string> {
  const shallow = await text(["rev-parse", "--is-shallow-repository"], call).catch(() => "");
  return shallow === "true"
    ? "; this clone is shallow (fetch with --unshallow, or fetch-depth: 0)"
    : "";
}

/** What is staged, against HEAD; before the first commit everything is new. */
export async function stagedChanges(repository: Repository): Promise<readonly Change[]> {
  const { call } = repository;
  const head = await text(["rev-parse", "--verify", "--quiet", "HEAD"], call).catch(() =>
    text(["hash-object", "-t", "tree", "--stdin"], call),
  );
  return changes(["--cached", head], repository);
}

/** What differs in the working tree from a commit, files that git does not know yet included. */
export async function changesSince(
  commit: string,
  repository: Repository,
): Promise<readonly Change[]> {
  const { top, call } = repository;
  const tracked = await changes([commit], repository);
  const others = ["ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", ":/"];
  const untracked = names(await git(others, call)).map((name) => ({ path: join(top, name) }));
  return [...tracked, ...untracked];
}

async function changes(against: readonly string[], { top, call }: Repository): Promise<Change[]> {
  const args = ["diff-index", "--raw", "-z", "--no-renames", "--abbrev=64", ...against, "--"];
  const fields = names(await git(args, call));
  const found: Change[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    // ":100644 100644 <before> <after> M"
    const [, , before = ""] = fields[at]!.split(" ");
    found.push({ path: join(top, fields[at + 1]!), ...(/[1-9a-f]/.test(before) && { before }) });
  }
  return found;
}

/** The objects of the Markdown files in the index, by absolute path; links are left out. */
export async function stagedFiles({ top, call }: Repository): Promise<ReadonlyMap<string, string>> {
  const listed = names(
    await git(["ls-files", "--stage", "--full-name", "-z", "--", ":(top)*.md"], call),
  );
  return new Map(
    listed.flatMap((line) => {
      const [, mode, object, name] = /^(\d+) ([0-9a-f]+) \d\t([\s\S]*)$/.exec(line) ?? [];
      return mode?.startsWith("100") ? [[join(top, name!), object!] as const] : [];
    }),
  );
}

/** The contents of objects, in their order. */
export async function objectsOf(
  objects: readonly string[],
  { call }: Repository,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const contents = new Map<string, Uint8Array>();
  if (objects.length === 0) return contents;
  const asked = [...new Set(objects)];
  const answer = await git(["cat-file", "--batch"], { ...call, input: `${asked.join("\n")}\n` });
  let at = 0;
  for (const object of asked) {
    const end = answer.indexOf("\n", at);
    const size = Number(/ blob (\d+)$/.exec(answer.toString("latin1", at, end))?.[1] ?? Number.NaN);
    if (Number.isNaN(size)) throw new GitFailure(`git cannot read the object ${object}`);
    contents.set(object, answer.subarray(end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return contents;
}

async function text(args: readonly string[], call: GitCall): Promise<string> {
  return (await git(args, call)).toString().replace(/\r?\n$/, "");
}

function names(output: Buffer): string[] {
  return output
    .toString()
    .split("\0")
    .filter((name) => name !== "");
}
