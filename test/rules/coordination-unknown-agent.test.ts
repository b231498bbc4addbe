import { expect, test } from "vitest";
import { coordinationUnknownAgent } from "../../src/rules/coordination-unknown-agent.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";
import { runAgentlint } from "../support/run.ts";
import { agent, tree } from "../support/tree.ts";

test("what is near is offered", () => {
  const text = agentWith(
    "coordination:",
    "  hands_off_to: [code-reviewer, code-reviewr, planner, docs-sync]",
  );
  const others = { "a.md": agent("code-reviewer"), "b.md": agent("planner") };
  expect(check(coordinationUnknownAgent, text, { others }).rendered).toMatchInlineSnapshot(`
    "agent.md:5:33 warning \`hands_off_to\` names "code-reviewr", and there is no agent or command of that name [coordination-unknown-agent]
      5 |   hands_off_to: [code-reviewer, code-reviewr, planner, docs-sync]
        |                                 ^^^^^^^^^^^^
      help: write "code-reviewer" if that is the one you meant

    agent.md:5:56 warning \`hands_off_to\` names "docs-sync", and there is no agent or command of that name [coordination-unknown-agent]
      5 |   hands_off_to: [code-reviewer, code-reviewr, planner, docs-sync]
        |                                                        ^^^^^^^^^
      help: remove the name, or add the agent"
  `);
});

test.for([
  ["an agent", { "b.md": agent("b") }],
  ["an agent whose file does not parse", { "x.md": '---\nname: b\ndescription: "a" b\n---\n' }],
  ["a file without frontmatter that is called so", { "b.md": "**name**: b\n" }],
  ["an agent without a description", { "x.md": "---\nname: b\n---\n" }],
])("%s is there", ([, others]) => {
  const text = agentWith("coordination: {hands_off_to: [b]}");
  expect(
    check(coordinationUnknownAgent, text, { others: others as Record<string, string> }).diagnostics,
  ).toEqual([]);
});

test("agents of one plugin leave out its prefix", () => {
  const text = agentWith("coordination: {hands_off_to: [b, 'acme:b', 'other:b']}");
  const found = check(coordinationUnknownAgent, text, {
    scope: "plugin",
    others: { "b.md": agent("b") },
  });
  expect(found.diagnostics.map(({ message }) => message)).toEqual([
    '`hands_off_to` names "other:b", and there is no agent or command of that name',
  ]);
});

const a = agent(
  "a",
  "coordination: {receives_from: [b, plan, 'git:ship', /deploy, research, general-purpose]}",
);
const around = {
  "commands/plan.md": "Plan it.",
  "commands/git/ship.md": "Ship it.",
  "commands/deploy.md": "Deploy it.",
  "skills/research/SKILL.md": "---\nname: research\n---\n",
};

test.for([[".claude"], ["plugins/acme"], [""]])(
  "commands and skills stand beside the agents in %j",
  async ([folder]) => {
    const at = (path: string) => `${folder === "" ? "" : `${folder}/`}${path}`;
    const cwd = await tree(
      Object.fromEntries(
        Object.entries({ "agents/a.md": a, "agents/b.md": agent("b"), ...around }).map(
          ([path, text]) => [at(path), text],
        ),
      ),
    );
    expect((await runAgentlint(["check", at("agents")], { cwd })).stdout).toContain("No problems");
    const alone = await tree({ [at("agents/a.md")]: a });
    const { stdout } = await runAgentlint(["graph", "--check", at("agents")], { cwd: alone });
    expect(stdout).toContain("coordination-absent-agents");
  },
);

test("a plugin's commands go by its name too", async () => {
  const cwd = await tree({
    ".claude-plugin/plugin.json": '{"name": "acme"}',
    "agents/a.md": agent("a", "coordination: {receives_from: [plan, 'acme:plan', b]}"),
    "agents/b.md": agent("b", "coordination: {receives_from: ['other:plan']}"),
    "commands/plan.md": "Plan it.",
  });
  const { stdout } = await runAgentlint(["check"], { cwd });
  expect(stdout.match(/names "[^"]+"/g)).toEqual(['names "other:plan"']);
});

test("links among commands and skills lead to an end", async () => {
  const cwd = await tree({
    ".claude/agents/a.md": agent("a", "coordination: {receives_from: [plan, b]}"),
    ".claude/agents/b.md": agent("b"),
    ".claude/commands": "-> /",
    "elsewhere/SKILL.md": "---\nname: plan\n---\n",
    ".claude/skills/plan": "-> ../../elsewhere",
    ".claude/skills/loop": "-> ..",
  });
  expect((await runAgentlint(["check"], { cwd })).stdout).toContain("No problems");
});

test("it stays silent where it does not see all agents of a folder", async () => {
  const cwd = await tree({
    ".claude/agents/a.md": agent("a", "coordination: {hands_off_to: [b, c]}"),
    ".claude/agents/b.md": agent("b"),
    ".claude/agents/sub/d.md": agent("d"),
    "elsewhere/a.md": agent("a", "coordination: {hands_off_to: [c]}"),
  });
  const warnings = async (...args: readonly string[]) =>
    (await runAgentlint(["check", ...args], { cwd })).stdout.split("coordination-unknown").length -
    1;
  expect(await warnings()).toBe(1);
  expect(await warnings(".claude/agents")).toBe(1);
  expect(await warnings(".claude/agents/**/*.md")).toBe(1);
  expect(await warnings(".claude/agents/a.md", ".claude/agents/b.md")).toBe(0);
  expect(await warnings(".claude/agents/a.md")).toBe(0);
  expect(await warnings("--isolated")).toBe(0);
  expect(await warnings("elsewhere")).toBe(0);
});

test("hostile lists come to an end", () => {
  const others = Object.fromEntries(
    Array.from({ length: 300 }, (_, at) => [`${at}.md`, agent(`agent-number-${at}`)]),
  );
  const names = Array.from({ length: 20_000 }, (_, at) => `agentnumber${at}`).join(", ");
  const text = agentWith(`coordination: {hands_off_to: [${names}, ${"x".repeat(100_000)}]}`);
  expect(check(coordinationUnknownAgent, text, { others }).diagnostics.length).toBeLessThan(600);
});
