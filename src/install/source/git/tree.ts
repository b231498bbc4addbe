import { nameProblem } from "../../place/entry-names.ts";
import type { OddEntry, ReadObjects, Tree, TreeFile } from "./commit.ts";
import type { Repository } from "./repository.ts";

const MAX_LISTING = 32 * 1_048_576;
const LINE = /^(\d{6}) (\w+) ([0-9a-f]{40,64}) +(\d+|-)\t([\s\S]+)$/;

/** All files of a commit. Links and submodules are named, never followed. */
export async function listTree(
  commit: string,
  { run }: Repository,
): Promise<Tree | { readonly problem: string }> {
  const listed = await run(["ls-tree", "-r", "-z", "-l", "--full-tree", commit], MAX_LISTING);
  if (listed.problem !== undefined) return { problem: listed.problem };
  const files: TreeFile[] = [];
  const odd: OddEntry[] = [];
  for (const line of listed.stdout.toString("utf8").split("\0")) {
    const found = LINE.exec(line);
    if (!found) continue;
    const [, mode, , object = "", size, path = ""] = found;
    const problem = nameProblem(path);
    if (problem !== undefined) odd.push({ path, what: problem });
    else if (mode === "120000") odd.push({ path, what: "is a symbolic link" });
    else if (mode !== "100644" && mode !== "100755") odd.push({ path, what: "is no file" });
    else files.push({ path, object, size: Number(size) });
  }
  return { files, odd };
}

/** The contents of objects, by object. */
export async function readObjects(
  files: readonly TreeFile[],
  { run }: Repository,
): ReturnType<ReadObjects> {
  const total = files.reduce((sum, { size }) => sum + size + 128, 0);
  const asked = files.map(({ object }) => `${object}\n`).join("");
  const answer = await run(["cat-file", "--batch"], total, asked);
  if (answer.problem !== undefined) return { problem: answer.problem };
  const contents = new Map<string, Uint8Array>();
  let at = 0;
  for (const { object } of files) {
    const end = answer.stdout.indexOf(0x0a, at);
    const head = /^([0-9a-f]+) blob (\d+)$/.exec(answer.stdout.toString("latin1", at, end));
    if (!head || head[1] !== object) return { problem: `its object ${object} cannot be read` };
    const start = end + 1;
    const size = Number(head[2]);
    contents.set(object, Uint8Array.from(answer.stdout.subarray(start, start + size)));
    at = start + size + 1;
  }
  return contents;
}
