import { expect, test } from "vitest";
import { runAgentlint } from "../support/run.ts";
import { agent, tree } from "../support/tree.ts";

const files = {
  ".claude/agents/a.md": agent(
    "a",
    "tools: Read, Bash, mcp__github__search\nmodel: opus",
    "x".repeat(4_000),
  ),
  ".claude/agents/b.md": agent("b", "model: opus"),
  ".claude/agents/c.md": "---\nname: c\ndescription: Does b\ntools: Read\n---\n",
  ".claude/agents/Z/a.md": agent("a", "", "Another."),
  ".claude/agents/broken.md": "---\nname: d\n---\n",
  ".claude/agents/refused.md": agent("e", "tools: Nope"),
};

test("what a roster costs and what it is made of", async () => {
  const { code, stdout } = await runAgentlint(["stats"], { cwd: await tree(files) });
  expect(code).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "4 agents as Claude Code 2.1.330 reads them

    every conversation  8 of 15,000 tokens (0 %) for names and descriptions
    when started        1,004 tokens in all prompts, 1,000 in the longest (a)
    models              inherit 2, opus 2
    tools               Read 2, Bash 1, mcp__github__search 1, every tool 1

    agent  description  prompt  model    tools
    a                2   1,000  opus         3
    b                2       2  opus       all
    c                2       0  inherit      1
    e                2       2  inherit      0

    The same description
      .claude/agents/b.md, .claude/agents/c.md

    The same name
      .claude/agents/Z/a.md: .claude/agents/a.md wins "a"

    Dead
      .claude/agents/broken.md: there is no \`description\` (missing-description)
      .claude/agents/refused.md: it is refused when it is started: no tool resolves

    Tokens are estimates: four characters are taken for one, as Claude Code does.
    "
  `);
});

test("json says the same", async () => {
  const { stdout } = await runAgentlint(["stats", "--format", "json"], { cwd: await tree(files) });
  const { agents, tokens, models, tools, allTools, sameDescription, shadowed, dead } =
    JSON.parse(stdout);
  expect(agents[0]).toEqual({
    name: "a",
    path: ".claude/agents/a.md",
    descriptionTokens: 2,
    promptTokens: 1_000,
    model: "opus",
    tools: 3,
  });
  expect(tokens).toEqual({ descriptions: 8, warning: 15_000, prompts: 1_004 });
  expect(models).toEqual([
    { name: "inherit", agents: 2 },
    { name: "opus", agents: 2 },
  ]);
  expect(tools[0]).toEqual({ name: "Read", agents: 2 });
  expect([allTools, sameDescription]).toEqual([
    1,
    [[".claude/agents/b.md", ".claude/agents/c.md"]],
  ]);
  expect(shadowed).toEqual([
    { path: ".claude/agents/Z/a.md", name: "a", by: ".claude/agents/a.md" },
  ]);
  expect(dead.map(({ path }: { path: string }) => path)).toEqual([
    ".claude/agents/broken.md",
    ".claude/agents/refused.md",
  ]);
});

test("above the limit of the client", async () => {
  const many = Object.fromEntries(
    ["a", "b"].map((name) => [
      `.claude/agents/${name}.md`,
      `---\nname: ${name}\ndescription: ${"word ".repeat(7_000)}\n---\n`,
    ]),
  );
  const { stdout } = await runAgentlint(["stats"], { cwd: await tree(many) });
  expect(stdout).toContain(
    "17,502 of 15,000 tokens (117 %) for names and descriptions, and Claude Code warns at the start",
  );
});

test("folders that no session sees together are counted together, each by its own names", async () => {
  const cwd = await tree({
    "one/.claude/agents/a.md": agent("a"),
    "two/.claude/agents/a.md": agent("a", "", "Another."),
  });
  const { stdout } = await runAgentlint(["stats", "one", "two", "--format", "json"], { cwd });
  const { agents, shadowed } = JSON.parse(stdout);
  expect([agents.length, shadowed]).toEqual([2, []]);
});

test("nothing of a stranger's name reaches the terminal", async () => {
  const cwd = await tree({
    ".claude/agents/a.md": agent('"\\e[31mred\\u202e"', 'model: "\\e[2J"'),
  });
  const { stdout } = await runAgentlint(["stats"], { cwd, tty: true, env: { NO_COLOR: "1" } });
  // eslint-disable-next-line no-control-regex
  expect(stdout).not.toMatch(/[\u001b\u202e]/);
});

test.for([
  [["--format", "csv"], 2],
  [["--isolated"], 2],
  [["no/such/folder"], 2],
  [[], 0],
] as const)("agentlint stats %j exits with %s", async ([args, code]) => {
  expect((await runAgentlint(["stats", ...args], { cwd: await tree({}) })).code).toBe(code);
});
