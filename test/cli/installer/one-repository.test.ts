import { rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import {
  commit,
  git,
  repository,
  serveRepositories,
  withoutSettings,
} from "../../support/repository.ts";
import type { LocalServer } from "../../support/registry.ts";
import { runInstallAgent } from "../../support/run.ts";
import { agent, tree } from "../../support/tree.ts";

vi.setConfig({ testTimeout: 60_000 });

/* Many agents of one repository, each with documents of its own. */

const names = ["ada", "ben", "cy", "dee", "eve"];
let cwd: string;
let folder: string;
let server: LocalServer;
const specs = () => names.map((name) => `git+${server.url}/${basename(folder)}#${name}`);
const run = (...argv: string[]) => runInstallAgent(argv, { cwd, env: withoutSettings });

beforeEach(async () => {
  cwd = await tree({ ".git/HEAD": "" });
  folder = await repository(
    Object.fromEntries(
      names.flatMap((name) => [
        [`agents/${name}.md`, agent(name, "", `Read docs/${name}.md.`)],
        [`docs/${name}.md`, "# One\n"],
      ]),
    ),
  );
  server = await serveRepositories(dirname(folder));
  const { code, stderr } = await run(...specs(), "--with-docs");
  if (code !== 0) throw new Error(stderr);
});

/** How often a command has asked where the branches are: once for each fetch. */
async function fetchesOf(...argv: string[]): Promise<readonly [code: number, fetches: number]> {
  const before = server.asked.length;
  const { code } = await run(...argv);
  return [code, server.asked.slice(before).filter(({ path }) => path.includes("info/refs")).length];
}

test("each command fetches it once", async () => {
  expect(await fetchesOf(...specs(), "--dry-run")).toEqual([0, 1]);
  expect(await fetchesOf("outdated")).toEqual([0, 1]);
  await rm(join(cwd, ".claude"), { recursive: true });
  await rm(join(cwd, "docs"), { recursive: true });
  expect(await fetchesOf("restore", "--frozen")).toEqual([0, 1]);
  expect((await run("verify")).code).toBe(0);
  await writeFile(join(folder, "docs/cy.md"), "# Two\n");
  await commit(folder, "second");
  expect(await fetchesOf("outdated")).toEqual([1, 1]);
  expect(await fetchesOf("update")).toEqual([0, 1]);
  expect(await fetchesOf("outdated")).toEqual([0, 1]);
});

test("one that is gone keeps its agents as they are, and nothing is said of what is new", async () => {
  await rename(folder, `${folder}-gone`);
  onTestFinished(() => rm(`${folder}-gone`, { recursive: true }));
  const outdated = await run("outdated");
  expect(outdated.code).toBe(3);
  for (const name of names) expect(outdated.stderr + outdated.stdout).toContain(name);
  const update = await run("update");
  expect(update.code).toBe(3);
  expect((await run("verify")).code).toBe(0);
});

test("a commit that is no longer there is not what the lock says", async () => {
  await rm(join(cwd, ".claude"), { recursive: true });
  await rm(join(folder, ".git"), { recursive: true });
  await git(folder, "init", "--quiet", "--initial-branch=main");
  await commit(folder, "another history");
  const { code, stderr } = await run("restore", "--frozen");
  expect([code, stderr]).toEqual([5, expect.stringMatching(/has no commit [0-9a-f]{40}\n/)]);
  expect((await run("restore")).code).toBe(3);
});

test("a repository that is not there may be there for somebody else", async () => {
  await rm(join(cwd, ".claude"), { recursive: true });
  await rm(join(folder, ".git"), { recursive: true });
  const { code, stderr } = await run("restore", "--frozen");
  expect([code, stderr]).toEqual([
    3,
    expect.stringContaining("is not there, or not for this user"),
  ]);
});
