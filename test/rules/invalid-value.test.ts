import { expect, test } from "vitest";
import { invalidValue } from "../../src/rules/invalid-value.ts";
import { agentWith } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

test("a color", () => {
  expect(check(invalidValue, agentWith('color: "#ff0000"')).rendered).toMatchInlineSnapshot(`
    "agent.md:4:9 warning Claude Code does not accept "#ff0000" for \`color\` and ignores it [invalid-value]
      4 | color: "#ff0000"
        |         ^^^^^^^
      help: accepted: red, blue, green, yellow, purple, orange, pink, cyan"
  `);
});

test("another case", () => {
  expect(
    check(invalidValue, agentWith("effort: 3rd", "memory: Project", "isolation: work-tree"))
      .rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:5:9 warning Claude Code does not accept "Project" for \`memory\` and ignores it [invalid-value]
      5 | memory: Project
        |         ^^^^^^^
      help: write \`project\`

    agent.md:6:12 warning Claude Code does not accept "work-tree" for \`isolation\` and ignores it [invalid-value]
      6 | isolation: work-tree
        |            ^^^^^^^^^
      help: write \`worktree\`"
  `);
});

test("a text in place of a list", () => {
  expect(check(invalidValue, agentWith("mcpServers: github")).rendered).toMatchInlineSnapshot(`
    "agent.md:4:13 warning Claude Code does not accept "github" for \`mcpServers\` and ignores it [invalid-value]
      4 | mcpServers: github
        |             ^^^^^^
      help: accepted: a list of server names or of \`name: configuration\`"
  `);
});

test("a number that is too small", () => {
  expect(check(invalidValue, agentWith("maxTurns: 0", "autoCompactWindow: 5")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:11 warning Claude Code does not accept 0 for \`maxTurns\` and ignores it [invalid-value]
      4 | maxTurns: 0
        |           ^
      help: accepted: a positive integer

    agent.md:5:20 warning Claude Code does not accept 5 for \`autoCompactWindow\` and ignores it [invalid-value]
      5 | autoCompactWindow: 5
        |                    ^
      help: accepted: an integer of at least 100000"
  `);
});

test("a denial that is none", () => {
  expect(check(invalidValue, agentWith("disallowedTools: { Bash: true }")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:18 warning Claude Code does not accept a mapping for \`disallowedTools\` and ignores it [invalid-value]
      4 | disallowedTools: { Bash: true }
        |                  ^^^^^^^^^^^^^^
      help: accepted: tool names"
  `);
});

test.each([
  agentWith("color:"),
  agentWith("color: ~"),
  agentWith("color: red"),
  agentWith("effort: HIGH"),
  agentWith("effort: 5"),
  agentWith("maxTurns: 5 turns"),
  agentWith('background: "true"'),
  agentWith("permissionMode: Plan"),
  agentWith("model: gpt-4"),
  agentWith("disallowedTools:"),
  agentWith("tools: 5"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(invalidValue, text).diagnostics).toEqual([]);
});

test.each([
  ["observeSubagents: maybe", 1],
  ["observeToolResults: false", 0],
  ["observeToolResults: true", 0],
  ["experimental: fast", 1],
  ["experimental: {cacheTtl: 2h}", 1],
  ["experimental: {cacheTtl: 1h, other: 1}", 0],
  ["experimental:", 0],
])("%s: %i", (line, count) => {
  expect(check(invalidValue, agentWith(line)).diagnostics).toHaveLength(count);
});

const nested = "\n    command: x\n    env:\n      A: b";
test.each([
  ["mcpServers: github", "mcpServers: [github]"],
  ["mcpServers: 'github'", "mcpServers: ['github']"],
  ["mcpServers: github, docs", "mcpServers: github, docs"],
  [
    `mcpServers:\n  docs:${nested}\n\n  # two\n  more:\n    command: y`,
    `mcpServers:\n  - docs:${nested.replaceAll("\n", "\n  ")}\n\n    # two\n  - more:\n      command: y`,
  ],
  ["mcpServers: {docs: {command: x}}", "mcpServers: {docs: {command: x}}"],
  ["mcpServers:\n  docs: x", "mcpServers:\n  docs: x"],
])("%j becomes %j when asked for", (before, after) => {
  expect(fixed(invalidValue, agentWith(before), {}, ["safe"])).toBe(agentWith(before));
  expect(fixed(invalidValue, agentWith(before))).toBe(agentWith(after));
});
