import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runAgentlint } from "../support/run.ts";
import { agent, tree } from "../support/tree.ts";

const path = ".claude/agents/a.md";
const comment = "# agentlint-disable-next-line unknown-tool -- ours";
const files = { [path]: agent("a", `${comment}\ntools: Read, Deploy`) };

test("what is suppressed is counted, and decides no exit code", async () => {
  const cwd = await tree(files);
  const pretty = await runAgentlint(["check", "--max-warnings", "0"], { cwd });
  expect(pretty).toMatchObject({
    code: 0,
    stdout: "No problems in 1 file as Claude Code 2.1.330 reads it; 1 suppressed\n",
  });
  const json = await runAgentlint(["check", "--format", "json"], { cwd });
  expect(JSON.parse(json.stdout)).toMatchObject({
    summary: { warnings: 0, suppressed: 1 },
    diagnostics: [],
  });
});

test("--no-inline lets nothing be suppressed", async () => {
  const cwd = await tree(files);
  const { code, stdout } = await runAgentlint(["check", "--no-inline", "--max-warnings", "0"], {
    cwd,
  });
  expect(code).toBe(1);
  expect(stdout).toContain(`${path}:5:14 warning`);
});

test("--isolated does not call a comment unused that is about the other files", async () => {
  const text = agent("a", "# agentlint-disable-file duplicate-name");
  const cwd = await tree({ ".claude/agents/a.md": text, ".claude/agents/b.md": agent("b") });
  expect((await runAgentlint(["check", "--isolated"], { cwd })).stdout).toContain("No problems");
  expect((await runAgentlint(["check"], { cwd })).stdout).toContain("unused-suppression");
});

test("--fix does not repair what is suppressed, and takes out what is unused", async () => {
  const text = agent(
    "a",
    "# agentlint-disable-next-line wrong-case-tool, word-lost\ntools: read, Write",
  );
  const cwd = await tree({ [path]: text });
  await runAgentlint(["check", "--fix"], { cwd });
  expect(await readFile(join(cwd, path), "utf8")).toBe(text.replace(", word-lost", ""));
});
