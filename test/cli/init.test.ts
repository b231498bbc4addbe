import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { cancelled } from "../../src/cli/ask.ts";
import type { Ask } from "../../src/cli/ask.ts";
import { offerNames } from "../../src/cli/init/offers.ts";
import { runAgentlint } from "../support/run.ts";
import { agent, tree } from "../support/tree.ts";

const flags = ["--github", "--pre-commit", "--claude-hook"];
const written = {
  github: ".github/workflows/agentlint.yml",
  "pre-commit": ".pre-commit-config.yaml",
  "claude-hook": ".claude/settings.json",
} as const;

/** Somebody who gives these answers, in their order. */
function answering(...answers: readonly (string | typeof cancelled)[]): Ask {
  const rest = [...answers];
  const next = async () => rest.shift()!;
  return { confirm: async () => false, text: next, choose: next, pick: async () => [] };
}

const text = (cwd: string, path: string) => readFile(join(cwd, path), "utf8");

test("writes a configuration that holds, and nothing else unless it is asked for", async () => {
  const cwd = await tree({ ".claude/agents/a.md": agent("a") });
  const run = await runAgentlint(["init", "--yes", "--preset", "strict"], { cwd });
  expect(run).toEqual({
    code: 0,
    stdout: "Created agentlint.json\nNext: agentlint, to check the agents of this project\n",
    stderr: "",
  });
  expect(JSON.parse(await text(cwd, "agentlint.json"))).toEqual({
    $schema: expect.stringContaining("/schemas/config.schema.json"),
    extends: "strict",
  });
  const { stdout } = await runAgentlint(["check", "--print-config", "a.md"], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({
    config: "agentlint.json",
    rules: { "unknown-key": "info" },
  });
});

test("writes what runs it", async () => {
  const cwd = await tree({});
  const { stdout } = await runAgentlint(["init", "--yes", ...flags], { cwd });
  expect(stdout.split("\n").slice(0, 4)).toEqual([
    "Created agentlint.json",
    "Created .github/workflows/agentlint.yml",
    "Created .pre-commit-config.yaml",
    "Created .claude/settings.json",
  ]);
  const [github, preCommit, settings] = await Promise.all(
    offerNames.map((name) => text(cwd, written[name])),
  );
  expect(parse(github!).jobs.agentlint.steps[1].uses).toBe(
    "install-agent/install-agent@v0.0.0-test",
  );
  expect(parse(preCommit!)).toMatchObject({
    repos: [{ rev: "v0.0.0-test", hooks: [{ id: "agentlint" }] }],
  });
  expect(JSON.parse(settings!).hooks.PostToolUse[0].hooks[0].command).toContain("agentlint check");
});

describe("what is there", () => {
  test.for(["agentlint.json", "agentlint.yaml", "agentlint.yml"])(
    "%s stays as it is",
    async (name) => {
      const cwd = await tree({ [name]: "{}" });
      const { code, stdout } = await runAgentlint(["init", "--yes"], { cwd });
      expect([code, stdout]).toEqual([0, expect.stringContaining(`${name} is there already`)]);
      expect(await text(cwd, name)).toBe("{}");
    },
  );

  test("a link that leads nowhere keeps its place too", async () => {
    const cwd = await tree({ "agentlint.yml": "-> elsewhere.yml" });
    const { code, stdout } = await runAgentlint(["init", "--yes"], { cwd });
    expect([code, stdout]).toEqual([0, expect.stringContaining("agentlint.yml is there already")]);
    await expect(text(cwd, "agentlint.json")).rejects.toThrow("ENOENT");
  });

  test("is not overwritten, and what to add is shown", async () => {
    const files = Object.fromEntries(Object.values(written).map((path) => [path, "mine\n"]));
    const cwd = await tree({ ...files, "agentlint.json": "-> elsewhere.json" });
    const { code, stdout } = await runAgentlint(["init", "--yes", ...flags], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("- id: agentlint");
    expect(stdout).toContain('"PostToolUse"');
    for (const path of Object.values(written)) expect(await text(cwd, path)).toBe("mine\n");
    await expect(text(cwd, "elsewhere.json")).rejects.toThrow("ENOENT");
  });
});

describe("on a terminal", () => {
  test("asks what no flag says", async () => {
    const cwd = await tree({});
    const ask = answering("collection", "yes", "no");
    const { code, stdout } = await runAgentlint(["init", "--pre-commit"], { cwd, ask });
    expect(code).toBe(0);
    expect(stdout).toContain(
      "Created .github/workflows/agentlint.yml\nCreated .pre-commit-config.yaml\nNext",
    );
    expect(JSON.parse(await text(cwd, "agentlint.json")).extends).toBe("collection");
  });

  test("writes nothing when it is called off", async () => {
    const calledOff: readonly (string | typeof cancelled)[][] = [
      [cancelled],
      ["strict", cancelled],
      ["strict", "yes", cancelled],
    ];
    for (const answers of calledOff) {
      const cwd = await tree({});
      const ask = answering(...answers);
      const run = await runAgentlint(["init"], { cwd, ask });
      expect(run).toMatchObject({ code: 1, stderr: "agentlint: nothing was written\n" });
      await expect(text(cwd, "agentlint.json")).rejects.toThrow("ENOENT");
    }
  });
});

test("a preset that there is not is told", async () => {
  const cwd = await tree({});
  expect(await runAgentlint(["init", "--preset", "strct"], { cwd })).toMatchObject({
    code: 2,
    stderr: "agentlint: no preset is called strct; did you mean strict?\n",
  });
});
