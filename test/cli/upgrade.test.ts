import { describe, expect, test } from "vitest";
import { runAgentlint } from "../support/run.ts";
import { agent, tree } from "../support/tree.ts";

test("agents that die, lose a tool or are read differently are shown with what to do", async () => {
  const cwd = await tree({
    ".claude/agents/colon.md": agent("team:reviewer"),
    ".claude/agents/hooks.md": agent("hooks", "hooks: []"),
    ".claude/agents/inherit.md": agent("inherit", "model: inherit"),
    ".claude/agents/old.md": agent("old", "tools: Bash, Grep"),
    ".claude/agents/same.md": agent("same"),
  });
  const { code, stdout } = await runAgentlint(["upgrade", "--from", "2.1.150"], { cwd });
  expect(code).toBe(1);
  expect(stdout).toMatchInlineSnapshot(`
    "From Claude Code 2.1.150 to 2.1.330

    .claude/agents/colon.md dies: \`name\` holds a colon (invalid-name)
      line 2: use letters, digits and dashes, and start with a letter
      agentlint check --fix --unsafe mends it
    .claude/agents/hooks.md dies: \`hooks\` is not a mapping of events (hooks-drop-agent)
      line 4: write \`hooks\` as a mapping from events to lists of matchers, or remove it
    .claude/agents/inherit.md model: nothing becomes "inherit"
    .claude/agents/old.md loses Grep

    Agents with every tool gain Agent, ListAgents, Monitor, ReportFindings, SendMessage and lose Glob, Grep, TeamCreate, TeamDelete.
    5 files: 2 die (1 by --fix --unsafe), 0 come alive, 2 are read differently
    "
  `);
});

test("the machine form", async () => {
  const cwd = await tree({ ".claude/agents/dash.md": agent("-dash") });
  const argv = ["upgrade", "--from", "2.1.171", "--to", "2.1.172", "--format", "json"];
  const { code, stdout } = await runAgentlint(argv, { cwd });
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    from: "2.1.171",
    to: "2.1.172",
    files: 1,
    defaults: { lost: [], gained: ["Agent"] },
    agents: [{ path: ".claude/agents/dash.md", changes: [{ kind: "dies" }] }],
  });
});

describe("each change that ended agents is found at its version", () => {
  test.for([
    ["2.1.172", agent("-dash")],
    ["2.1.181", "---\nname: a\ndescription: ? what\n---\n"],
    ["2.1.208", agent("a", "tools: Nope, read")],
    ["2.1.218", agent("a:b")],
    ["2.1.229", "---\nname: a\ndescription: b\u0000c\n---\n"],
    ["2.1.257", agent("a", "hooks: true")],
    ["2.1.292", agent("n".repeat(257))],
  ] as const)("%s", async ([to, text]) => {
    const from = to.replace(/\d+$/, (patch) => String(Number(patch) - 1));
    const cwd = await tree({ "a.md": text });
    const { code, stdout } = await runAgentlint(["upgrade", "--from", from, "--to", to, "a.md"], {
      cwd,
    });
    expect([code, stdout.includes("a.md dies:")]).toEqual([1, true]);
  });
});

test.for([
  [["upgrade"], "--from is needed"],
  [["upgrade", "--from", "2.1"], "not a version"],
  [["upgrade", "--from", "2.1.300", "--to", "2.1.200"], "2.1.300 is newer than 2.1.200"],
] as const)("%j is wrong use", async ([argv, message]) => {
  const { code, stderr } = await runAgentlint([...argv], { cwd: await tree({}) });
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});
