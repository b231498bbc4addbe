import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { commit, repository, withoutSettings } from "../../support/repository.ts";
import { runInstallAgent } from "../../support/run.ts";
import { agent, tree } from "../../support/tree.ts";

vi.setConfig({ testTimeout: 60_000 });

/* The texts that local edits were made to are gone, as where `.claude/.install-agent` is not committed. */

const file = ".claude/agents/a.md";
const first = agent("a", "tools: Read", "One.\n\nTwo.\n\nThree.");
const second = first.replace("Three.", "3.");
const local = first.replace("One.", "1.");

let cwd: string;
beforeEach(async () => {
  cwd = await tree({ ".git/HEAD": "" });
});
const run = (...argv: string[]) => runInstallAgent(argv, { cwd, env: withoutSettings });
const inProject = (path: string) => readFile(join(cwd, path), "utf8");
const loseStore = () => rm(join(cwd, ".claude/.install-agent"), { recursive: true });

describe("a source that keeps what it once gave", () => {
  let publish: (text: string) => Promise<unknown>;
  beforeEach(async () => {
    const folder = await repository({ "agents/a.md": first });
    publish = async (text) => {
      await writeFile(join(folder, "agents/a.md"), text);
      return commit(folder, "more");
    };
    await run(`git+${pathToFileURL(folder).href}#a`);
    await loseStore();
  });

  test("is asked for it, so that changes are shown and joined", async () => {
    await writeFile(join(cwd, file), local);
    const { code, stdout } = await run("diff");
    expect([code, stdout]).toEqual([1, expect.stringContaining("\n-One.\n+1.\n")]);
    await publish(second);
    expect((await run("update", "--yes")).code).toBe(0);
    expect(await inProject(file)).toBe(local.replace("Three.", "3."));
    expect((await run("verify")).code).toBe(0);
    expect(await readdir(join(cwd, ".claude/.install-agent"))).toHaveLength(2);
  });

  test("is not asked where it need not be", async () => {
    await writeFile(join(cwd, file), local);
    // What it has now is what was installed.
    expect((await run("update")).stdout).toContain("stays as you changed it");
    await loseStore();
    await run("update");
    expect((await run("diff", "--offline")).code).toBe(1);
  });
});

describe("a source that has moved on", () => {
  beforeEach(async () => {
    await writeFile(join(cwd, "a.md"), first);
    await run("./a.md");
    await loseStore();
    await writeFile(join(cwd, "a.md"), second);
  });

  test("a file that is as it was is brought up to date", async () => {
    expect((await run("update")).code).toBe(0);
    expect(await inProject(file)).toBe(second);
  });

  test("also one whose line ends were turned", async () => {
    await writeFile(join(cwd, file), first.replaceAll("\n", "\r\n"));
    expect((await run("update")).code).toBe(0);
    expect(await inProject(file)).toBe(second.replaceAll("\n", "\r\n"));
  });

  test("local edits cannot be told from what it wrote", async () => {
    await writeFile(join(cwd, file), local);
    const { code, stderr } = await run("update", "--on-conflict", "merge");
    expect([code, stderr]).toEqual([4, expect.stringContaining("changes cannot be told apart")]);
    expect(await run("diff")).toMatchObject({
      code: 1,
      stderr:
        "install-agent: a: it is changed, and the text it was installed from is no longer there\n",
    });
    expect(await inProject(file)).toBe(local);
  });
});
