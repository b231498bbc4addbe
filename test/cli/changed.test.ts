import { chmod, mkdir, readFile, rename, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { git, gitEnv, repository } from "../support/git.ts";
import { runAgentlint } from "../support/run.ts";
import { agent, tree } from "../support/tree.ts";

const at = (name: string) => `.claude/agents/${name}.md`;
const bad = (name: string) => agent(name, "tools: Read, Raed");

async function put(cwd: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(cwd, path)), { recursive: true });
  await writeFile(join(cwd, path), text);
}
const run = (cwd: string, ...argv: string[]) =>
  runAgentlint(["check", ...argv], { cwd, env: gitEnv });

/** What is found, as `path rule`. */
async function found(cwd: string, ...argv: string[]): Promise<string[]> {
  const { stdout, stderr } = await run(cwd, "--format", "json", ...argv);
  expect(stderr).toBe("");
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { path: string; ruleId: string }[] };
  return diagnostics.map(({ path, ruleId }) => `${path} ${ruleId}`);
}

describe("--since", () => {
  test("reports on what changed, is staged or is new, and on nothing else", async () => {
    const cwd = await repository({ [at("a")]: bad("a"), [at("b")]: bad("b"), [at("c")]: bad("c") });
    expect(await found(cwd, "--since", "first")).toEqual([]);
    await put(cwd, at("a"), bad("aa"));
    git(cwd, "commit", "-qam", "second");
    await put(cwd, at("b"), bad("bb"));
    git(cwd, "add", "-A");
    await put(cwd, at("new folder/ü\n"), bad("d"));
    expect(await found(cwd, "--since", "first")).toEqual([
      `${at("a")} unknown-tool`,
      `${at("b")} unknown-tool`,
      `${at("new folder/ü\n")} unknown-tool`,
    ]);
    expect(await found(cwd, "--since", "HEAD")).toHaveLength(2);
    const { stdout } = await run(cwd, "--since", "HEAD", "--max-warnings", "9");
    expect(stdout).toContain("2 warnings in 2 files");
  });

  test("counts from where the branches parted", async () => {
    const cwd = await repository({ [at("a")]: bad("a"), [at("b")]: bad("b") });
    git(cwd, "checkout", "-qb", "topic");
    await put(cwd, at("a"), bad("aa"));
    git(cwd, "commit", "-qam", "mine");
    git(cwd, "checkout", "-q", "main");
    await put(cwd, at("b"), bad("bb"));
    git(cwd, "commit", "-qam", "theirs");
    git(cwd, "checkout", "-q", "topic");
    expect(await found(cwd, "--since", "main")).toEqual([`${at("a")} unknown-tool`]);
  });

  test("a file that was only touched did not change", async () => {
    const cwd = await repository({ [at("a")]: bad("a") });
    await utimes(join(cwd, at("a")), new Date(), new Date());
    expect(await found(cwd, "--since", "HEAD")).toEqual([]);
  });

  test("works from a subfolder, through links and with paths", async () => {
    const cwd = await repository({ "x/agents/a.md": bad("a"), "y/agents/b.md": bad("b") });
    await put(cwd, "x/agents/a.md", bad("aa"));
    await put(cwd, "y/agents/b.md", bad("bb"));
    expect(await found(join(cwd, "x"), "agents", "--since", "HEAD")).toEqual([
      "agents/a.md unknown-tool",
    ]);
    await symlink(join(cwd, "x"), join(cwd, "link"));
    expect(await found(cwd, "link/agents", "--since", "HEAD")).toEqual([
      "link/agents/a.md unknown-tool",
    ]);
  });

  test("a renamed file is a changed one", async () => {
    const cwd = await repository({ [at("a")]: bad("a") });
    await rename(join(cwd, at("a")), join(cwd, at("b")));
    expect(await found(cwd, "--since", "HEAD")).toEqual([`${at("b")} unknown-tool`]);
  });
});

describe("a change that brings a finding to another file", () => {
  const taken = `${at("a")} duplicate-name`;

  test("a name that is taken now", async () => {
    const cwd = await repository({ [at("a")]: agent("one"), [at("b")]: agent("two") });
    await put(cwd, at("b"), agent("one", "", "Do it otherwise."));
    expect(await found(cwd, "--since", "HEAD")).toEqual([taken]);
    git(cwd, "add", "-A");
    expect(await found(cwd, "--staged")).toEqual([taken]);
  });

  test("what was there before is not reported again", async () => {
    const cwd = await repository({
      [at("a")]: agent("one"),
      [at("b")]: agent("one", "", "Do it otherwise."),
      [at("c")]: agent("two"),
    });
    expect(await found(cwd)).toEqual([taken]);
    await put(cwd, at("c"), agent("three"));
    expect(await found(cwd, "--since", "HEAD")).toEqual([]);
    // The winner changes, and stays the winner.
    await put(cwd, at("b"), agent("one", "color: cyan", "Do it otherwise."));
    expect(await found(cwd, "--since", "HEAD")).toEqual([]);
    // The loser changes, and stays the loser.
    await put(cwd, at("a"), agent("one", "color: cyan"));
    expect(await found(cwd, "--since", "HEAD")).toEqual([taken]);
  });

  test("an agent that is gone, whom a document names", async () => {
    const document = "docs/development/workflows/task-workflow.md";
    const settings = "review: { by: helper }";
    const text = (more: string) => `---\nkind: task-workflow\n${settings}\n${more}---\n# Text\n`;
    const cwd = await repository({
      [at("a")]: agent("one", "", `Read \`${document}\` first.`),
      [at("helper")]: agent("helper"),
      [document]: text(""),
    });
    const asked = (...argv: [string, ...string[]]) =>
      found(...argv, "--rule", "unknown-workflow-agent:info");
    const missed = `${document} unknown-workflow-agent`;
    expect(await asked(cwd)).toEqual([]);
    await rm(join(cwd, at("helper")));
    expect(await asked(cwd, "--since", "HEAD")).toEqual([missed]);
    git(cwd, "add", "-A");
    expect(await asked(cwd, "--staged")).toEqual([missed]);
    git(cwd, "commit", "-qm", "second");
    expect(await asked(cwd, "--since", "HEAD")).toEqual([]);
    // The document itself changes.
    await put(cwd, document, text("# a comment\n"));
    expect(await asked(cwd, "--since", "HEAD")).toEqual([missed]);
    expect(await asked(cwd, "--staged")).toEqual([]);
    git(cwd, "add", "-A");
    await put(cwd, document, text("").replace("helper", "one"));
    expect(await asked(cwd, "--staged")).toEqual([missed]);
  });
});

describe("--staged", () => {
  test("reads what is staged, not what is on disk", async () => {
    const cwd = await repository({ [at("a")]: agent("a"), [at("b")]: agent("b") });
    await put(cwd, at("a"), bad("a"));
    await put(cwd, at("b"), bad("b"));
    git(cwd, "add", at("a"));
    await put(cwd, at("a"), agent("a"));
    expect(await found(cwd, "--staged")).toEqual([`${at("a")} unknown-tool`]);
    await put(cwd, at("a"), "no frontmatter at all");
    expect(await found(cwd, "--staged")).toEqual([`${at("a")} unknown-tool`]);
    await rm(join(cwd, at("a")));
    expect(await found(cwd, "--staged")).toEqual([`${at("a")} unknown-tool`]);
  });

  test("sees the other files as they will be committed", async () => {
    const cwd = await repository({ [at("a")]: agent("one"), [at("b")]: agent("two") });
    // Neither an edit that is not staged nor a file that git does not know takes a name.
    await put(cwd, at("b"), agent("one"));
    await put(cwd, at("c"), agent("one"));
    await put(cwd, at("a"), agent("one", "color: cyan"));
    git(cwd, "add", at("a"));
    expect(await found(cwd, "--staged")).toEqual([]);
  });

  test("works before the first commit", async () => {
    const cwd = await tree({ [at("a")]: bad("a") });
    git(cwd, "init", "-q");
    expect(await found(cwd, "--staged")).toEqual([]);
    git(cwd, "add", "-A");
    expect(await found(cwd, "--staged")).toEqual([`${at("a")} unknown-tool`]);
  });

  test("in a hook, the index of the hook counts", async () => {
    const cwd = await repository({ [at("a")]: agent("a"), [at("b")]: agent("b") });
    await put(cwd, at("a"), bad("a"));
    await put(cwd, at("b"), bad("b"));
    git(cwd, "add", "-A");
    // `git commit -- path` commits from an index of its own.
    const hook = join(cwd, ".git/hooks/pre-commit");
    await put(
      cwd,
      ".git/hooks/pre-commit",
      `#!/bin/sh\ncp "$GIT_INDEX_FILE" "${cwd}/hook-index"\nexit 1\n`,
    );
    await chmod(hook, 0o755);
    expect(() => git(cwd, "commit", "-m", "x", "--", at("a"))).toThrow("Command failed");
    const env = { ...gitEnv, GIT_INDEX_FILE: join(cwd, "hook-index") };
    const { stdout } = await runAgentlint(["check", "--staged"], { cwd, env });
    expect(stdout).toContain("1 warning in 1 file");
    expect(stdout).toContain(at("a"));
  });

  test("a plugin's agents keep their prefix", async () => {
    const cwd = await repository({
      ".claude-plugin/plugin.json": '{"name": "acme"}',
      "agents/a.md": agent("a"),
      "agents/x/b.md": agent("b"),
    });
    await put(cwd, "agents/x/b.md", bad("b"));
    git(cwd, "add", "-A");
    await rm(join(cwd, "agents/x/b.md"));
    expect(await found(cwd, "--staged")).toEqual(["agents/x/b.md unknown-tool"]);
  });
});

describe("together with", () => {
  test("--fix: only changed files are repaired", async () => {
    const text = (name: string) => agent(name, "tools: read");
    const cwd = await repository({ [at("a")]: text("a"), [at("b")]: text("b") });
    await put(cwd, at("b"), text("bb"));
    await run(cwd, "--since", "HEAD", "--fix");
    expect(await readFile(join(cwd, at("a")), "utf8")).toBe(text("a"));
    expect(await readFile(join(cwd, at("b")), "utf8")).toContain("tools: Read");
    await put(cwd, at("b"), text("bb"));
    git(cwd, "add", "-A");
    expect((await run(cwd, "--staged", "--fix")).code).toBe(2);
    const { stdout } = await run(cwd, "--staged", "--diff");
    expect(stdout).toContain(`+++ b/${at("b")}`);
    expect(stdout).not.toContain(at("a"));
  });

  test("--baseline: what is gone counts in changed files only", async () => {
    const cwd = await repository({ [at("a")]: bad("a"), [at("b")]: bad("b") });
    await run(cwd, "--baseline", "base.json", "--update-baseline");
    const base = JSON.parse(await readFile(join(cwd, "base.json"), "utf8"));
    base.findings.push({ ...base.findings[0], fingerprint: "0".repeat(32) });
    await put(cwd, "base.json", JSON.stringify(base));
    await put(cwd, at("b"), bad("bb"));
    expect(await run(cwd, "--since", "HEAD", "--baseline", "base.json")).toMatchObject({
      code: 0,
      stderr: "",
      stdout: expect.stringContaining("No problems in 1 file"),
    });
    await put(cwd, at("b"), agent("b"));
    expect((await run(cwd, "--since", "HEAD", "--baseline", "base.json")).code).toBe(1);
  });

  test.for([
    [["--since", "HEAD", "--staged"]],
    [["--since", "HEAD", "-"]],
    [["--staged", "--baseline", "x", "--update-baseline"]],
  ])("nothing that contradicts it: %j", async ([argv]) => {
    const cwd = await repository({});
    expect((await run(cwd, ...argv!)).code).toBe(2);
  });
});

describe("git without an answer", () => {
  test("is told", async () => {
    const outside = await tree({ [at("a")]: agent("a") });
    const told = async (cwd: string, ...argv: string[]) => {
      const { code, stderr } = await run(cwd, ...argv);
      expect(code).toBe(2);
      return stderr;
    };
    expect(await told(outside, "--staged")).toBe(
      "agentlint: --staged: this is no git repository\n",
    );
    const cwd = await repository({ [at("a")]: agent("a") });
    for (const ref of ["nowhere", "--output=x", "", "a..b"]) {
      expect(await told(cwd, `--since=${ref}`)).toContain(`git knows no commit ${ref}`);
    }
    git(cwd, "checkout", "-q", "--orphan", "other");
    git(cwd, "commit", "-q", "--allow-empty", "-m", "other");
    expect(await told(cwd, "--since", "first")).toContain("have no commit in common");
    // npm puts this folder first for what it starts, and it may have come with the repository.
    const bin = "node_modules/.bin";
    await put(cwd, `${bin}/git`, `#!/bin/sh\ntouch ${cwd}/started\n`);
    await chmod(join(cwd, bin, "git"), 0o755);
    const PATH = [join(cwd, bin), gitEnv["PATH"]].join(delimiter);
    await runAgentlint(["check", "--since", "other"], { cwd, env: { ...gitEnv, PATH } });
    expect(existsSync(join(cwd, "started"))).toBe(false);
    const none = await runAgentlint(["check", "--staged"], { cwd, env: { PATH: "/nowhere" } });
    expect(none).toMatchObject({ code: 2, stderr: "agentlint: --staged: git is not installed\n" });
  });

  test("a shallow clone is told to be one", async () => {
    const cwd = await repository({ [at("a")]: agent("a") });
    git(cwd, "commit", "-q", "--allow-empty", "-m", "second");
    const clone = join(cwd, "clone");
    git(cwd, "clone", "-q", "--depth", "1", `file://${cwd}`, clone);
    expect((await run(clone, "--since", "HEAD~1")).stderr).toContain("this clone is shallow");
  });
});

test("nothing that the repository names is run", async () => {
  const cwd = await repository({
    [at("a")]: bad("a"),
    ".gitattributes": "*.md filter=evil diff=evil\n",
  });
  const evil = join(cwd, "evil.sh");
  await put(cwd, "evil.sh", `#!/bin/sh\ntouch "${cwd}/ran"\ncat\n`);
  await chmod(evil, 0o755);
  for (const key of [
    "core.fsmonitor",
    "diff.external",
    "core.pager",
    "core.sshCommand",
    "core.gitProxy",
    "core.editor",
    "filter.evil.clean",
    "filter.evil.smudge",
    "filter.evil.process",
    "diff.evil.textconv",
    "diff.evil.command",
    "uploadpack.packObjectsHook",
  ]) {
    git(cwd, "config", key, evil);
  }
  git(cwd, "config", "alias.diff-index", `!${evil}`);
  for (const hook of ["post-index-change", "reference-transaction", "pre-commit"]) {
    await put(cwd, `.git/hooks/${hook}`, `#!/bin/sh\ntouch "${cwd}/ran"\n`);
    await chmod(join(cwd, `.git/hooks/${hook}`), 0o755);
  }
  await writeFile(join(cwd, at("a")), bad("aa"));
  expect(existsSync(join(cwd, "ran"))).toBe(false);
  expect(await found(cwd, "--since", "first")).toHaveLength(1);
  expect(await found(cwd, "--staged")).toHaveLength(0);
  expect(existsSync(join(cwd, "ran"))).toBe(false);
  // The traps work: a command of everyday use walks into them.
  git(cwd, "status", "--short");
  expect(existsSync(join(cwd, "ran"))).toBe(true);
});
