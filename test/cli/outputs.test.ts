import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runAgentlint } from "../support/run.ts";
import { agent, tree } from "../support/tree.ts";

const warned = { ".claude/agents/a.md": agent("a", "tools: Read, Raed") };

test("several reports in one run", async () => {
  const cwd = await tree(warned);
  const argv = ["--output-file", "sarif=a.sarif", "--output-file", "junit=a.xml"];
  const { code, stdout } = await runAgentlint(["check", ...argv], { cwd });
  expect([code, stdout.split("\n")[0]]).toEqual([
    0,
    '.claude/agents/a.md:4:14 warning Claude Code 2.1.330 has no tool named "Raed" and drops it [unknown-tool]',
  ]);
  const log = JSON.parse(await readFile(join(cwd, "a.sarif"), "utf8")) as {
    runs: { tool: { driver: { rules: { id: string; help?: { markdown: string } }[] } } }[];
  };
  const { rules } = log.runs[0]!.tool.driver;
  expect(rules.find(({ id }) => id === "unknown-tool")!.help!.markdown).toMatch(
    /^# unknown-tool\n/,
  );
  expect(await readFile(join(cwd, "a.xml"), "utf8")).toContain('failures="1"');
});

test("a file without a format takes the report away, in colour nowhere", async () => {
  const cwd = await tree(warned);
  const argv = ["check", "--format", "github", "--output-file", "out.txt"];
  const { stdout } = await runAgentlint([...argv, "--output-file", "json=out.json"], {
    cwd,
    tty: true,
  });
  expect(stdout).toBe("");
  expect(await readFile(join(cwd, "out.txt"), "utf8")).toMatch(/^::warning title=unknown-tool,/);
  expect(JSON.parse(await readFile(join(cwd, "out.json"), "utf8"))).toMatchObject({ version: 1 });
});

test("annotations of a run below the root of the repository name paths from there", async () => {
  const cwd = await tree({ "packages/shop/.claude/agents/a.md": agent("a", "tools: Read, Raed") });
  const { stdout } = await runAgentlint(["check", "--format", "github"], {
    cwd: join(cwd, "packages/shop"),
    env: { GITHUB_WORKSPACE: cwd },
  });
  expect(stdout).toContain("file=packages/shop/.claude/agents/a.md,");
});

test("a file outside of the repository keeps its path", async () => {
  const cwd = await tree({ "repo/x": "", ...warned });
  const { stdout } = await runAgentlint(["check", "--format", "github"], {
    cwd,
    env: { GITHUB_WORKSPACE: join(cwd, "repo") },
  });
  expect(stdout).toContain("file=.claude/agents/a.md,");
});

test.for([
  [["--output-file", "xml=a"], "unknown format: xml (pretty, json, github, sarif, junit)"],
  [["--output-file", "a", "--output-file", "b"], "write FORMAT=FILE"],
  [["--output-file", "sarif=no/such/folder/a"], "cannot write no/such/folder/a"],
  [["--format", "constructor"], "unknown format: constructor"],
] as const)("2 for %j", async ([argv, message]) => {
  const cwd = await tree(warned);
  const { code, stderr } = await runAgentlint(["check", ...argv], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});
