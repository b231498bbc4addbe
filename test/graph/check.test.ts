import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/lint/diagnostic.ts";
import { graphRules } from "../../src/rules/graph.ts";
import { rules } from "../../src/rules/index.ts";
import { runAgentlint } from "../support/run.ts";
import { agent, tree } from "../support/tree.ts";
import { everything } from "./roster.ts";

test("what is wrong with the graph, advice too, and nothing else", async () => {
  const cwd = await tree(everything);
  const { code, stdout } = await runAgentlint(["graph", "--check"], { cwd });
  expect(code).toBe(1);
  expect(stdout).toMatchInlineSnapshot(`
    ".claude/agents/builder.md:7:35 warning \`hands_off_to\` names "reviwer", and there is no agent or command of that name [coordination-unknown-agent]
      7 |   hands_off_to: [planner, writer, reviwer]
        |                                   ^^^^^^^
      help: write "reviewer" if that is the one you meant

    .claude/agents/planner.md:6:1 info \`hands_off_to\` names "tester", whose \`receives_from\` does not name this agent [coordination-unanswered]
      6 | coordination:
        | ^^^^^^^^^^^^
      help: let both sides say the same: add the name on the other side, or remove it here

    .claude/agents/tester.md:4:1 info \`parallel_with\` names "reviewer", whose \`parallel_with\` does not name this agent [coordination-unanswered]
      4 | coordination:
        | ^^^^^^^^^^^^
      help: let both sides say the same: add the name on the other side, or remove it here

    1 warning, 2 notes in 6 files as Claude Code 2.1.330 reads them
    "
  `);
});

test("json is the form of the report of check", async () => {
  const cwd = await tree(everything);
  const { stdout } = await runAgentlint(["graph", "--check", "--format", "json"], { cwd });
  const { version, diagnostics } = JSON.parse(stdout);
  const ids = new Set(diagnostics.map(({ ruleId }: { ruleId: string }) => ruleId));
  expect([version, [...ids].toSorted()]).toEqual([
    1,
    ["coordination-unanswered", "coordination-unknown-agent"],
  ]);
});

test.for([
  [{ ".claude/agents/a.md": agent("a") }],
  [{ ".claude/agents/a.md": agent("a", "tools: Nope") }],
  [
    {
      ".claude/agents/a.md": agent("a", "coordination: {hands_off_to: [b]}"),
      ".claude/agents/b.md": agent("b", "coordination: {receives_from: [a]}"),
    },
  ],
])("a graph with nothing wrong is clean: %j", async ([files]) => {
  const { code, stdout } = await runAgentlint(["graph", "--check"], {
    cwd: await tree(files as Record<string, string>),
  });
  expect(stdout).toContain("No problems");
  expect(code).toBe(0);
});

test("the agents that come with the package are closed", async () => {
  const cwd = fileURLToPath(new URL("../..", import.meta.url));
  const { code, stdout } = await runAgentlint(["graph", "--check", "agents"], { cwd });
  expect(stdout).toContain("No problems in 9 files");
  expect(code).toBe(0);
});

test("agents in several folders are one graph", async () => {
  const cwd = await tree({
    "team/one/a.md": agent("a", "coordination: {hands_off_to: [b]}"),
    "team/two/b.md": agent("b", "coordination: {receives_from: [a]}"),
  });
  expect((await runAgentlint(["graph", "--check", "team"], { cwd })).code).toBe(0);
  expect((await runAgentlint(["graph", "--check", "team/one"], { cwd })).code).toBe(1);
});

test("a file that was named and cannot be read is no clean graph", async () => {
  const cwd = await tree({ "a.md/b.md": agent("b"), "agents/c.md": "-> /dev/null" });
  for (const more of [[], ["--check"]]) {
    expect((await runAgentlint(["graph", "agents/c.md", ...more], { cwd })).code).toBe(2);
  }
});

test("every rule about the block is asked", () => {
  const about = rules.filter(({ id }) => id.includes("coordination"));
  expect(graphRules.map(({ id }) => id)).toEqual(about.map(({ id }) => id));
});

test("the configuration decides what is told of an agent, and which files are left out", async () => {
  const problems = async (config: string) => {
    const cwd = await tree({
      ".claude/agents/a.md": agent("a", "tools: Read, Raed\ncoordination: {hands_off_to: [a]}"),
      "agentlint.json": config,
    });
    const { stdout } = await runAgentlint(["graph", "--format", "json"], { cwd });
    const { code } = await runAgentlint(["graph", "--check"], { cwd });
    const { agents } = JSON.parse(stdout);
    return [code, ...agents[0].problems.map(({ ruleId }: { ruleId: string }) => ruleId)];
  };
  expect(await problems("{}")).toEqual([1, "unknown-tool", "coordination-names-itself"]);
  expect(await problems('{"rules": {"unknown-tool": "off"}}')).toEqual([
    1,
    "coordination-names-itself",
  ]);
  expect(await problems('{"ignores": ["**/a.md"]}')).toEqual([0]);
  expect(await problems('{"rules": {"coordination-names-itself": "off"}}')).toEqual([
    0,
    "unknown-tool",
  ]);
});

test("advice is asked for unless the configuration turns it off", async () => {
  const found = async (config: object) => {
    const cwd = await tree({
      ".claude/agents/a.md": agent("a", "coordination: {hands_off_to: [b, c]}"),
      ".claude/agents/b.md": agent("b"),
      "agentlint.json": JSON.stringify(config),
    });
    const { stdout, code } = await runAgentlint(["graph", "--check", "--format", "json"], { cwd });
    const { diagnostics } = JSON.parse(stdout);
    return [code, ...diagnostics.map((one: Diagnostic) => `${one.severity} ${one.ruleId}`)];
  };
  const unanswered = "info coordination-unanswered";
  const unknown = "warning coordination-unknown-agent";
  expect(await found({})).toEqual([1, unanswered, unknown]);
  expect(await found({ extends: "recommended" })).toEqual([1, unanswered, unknown]);
  expect(await found({ extends: ["collection"] })).toEqual([1, unanswered, unknown]);
  expect(await found({ rules: { "coordination-unanswered": "off" } })).toEqual([1, unknown]);
  expect(await found({ rules: { "coordination-unanswered": "error" } })).toEqual([
    1,
    "error coordination-unanswered",
    unknown,
  ]);
  const here = { files: ["**/a.md"], rules: { "coordination-unknown-agent": "off" } };
  expect(await found({ overrides: [here] })).toEqual([1, unanswered]);
});
