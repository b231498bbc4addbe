import { expect, test } from "vitest";
import { ignoredKey } from "../../src/rules/ignored-key.ts";
import { agentWith, block } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("another spelling", () => {
  expect(check(ignoredKey, agentWith("max-turns: 3", "Model: opus")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:1 warning \`max-turns\` is no key that Claude Code reads [ignored-key]
      4 | max-turns: 3
        | ^^^^^^^^^
      help: write the key as \`maxTurns\`

    agent.md:5:1 warning \`Model\` is no key that Claude Code reads [ignored-key]
      5 | Model: opus
        | ^^^^^
      help: write the key as \`model\`"
  `);
});

test("two letters swapped", () => {
  expect(check(ignoredKey, agentWith("modle: opus")).rendered).toMatchInlineSnapshot(`
    "agent.md:4:1 warning \`modle\` is no key that Claude Code reads [ignored-key]
      4 | modle: opus
        | ^^^^^
      help: write the key as \`model\`"
  `);
});

test("beside the field", () => {
  expect(check(ignoredKey, agentWith("tools: Read", "allowed-tools: Read")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:5:1 warning \`allowed-tools\` is no key that Claude Code reads [ignored-key]
      5 | allowed-tools: Read
        | ^^^^^^^^^^^^^
      help: \`tools\` is there already; remove this key"
  `);
});

test("nothing to restrict", () => {
  expect(check(ignoredKey, agentWith("allowed-tools:")).rendered).toMatchInlineSnapshot(`
    "agent.md:4:1 warning \`allowed-tools\` is no key that Claude Code reads [ignored-key]
      4 | allowed-tools:
        | ^^^^^^^^^^^^^
      help: write the key as \`tools\`"
  `);
});

test.each([
  agentWith("modes: [a]"),
  agentWith("mode: subagent"),
  agentWith("version: 1"),
  agentWith("tags: [a]"),
  agentWith("coordination: {}"),
  agentWith("author: me"),
  agentWith("names: [a]"),
  agentWith("metadata: {}"),
  agentWith("allowed-tools: Read"),
  block("Name: a", "description: Reviews a change"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(ignoredKey, text).diagnostics).toEqual([]);
});

test.each([
  ["hook:", "a mapping in place of a list would drop the agent"],
  ["Tools:", "an empty list takes every tool away"],
])("no fix that kills: %s (%s)", (key) => {
  const text = agentWith(`${key} ${key === "hook:" ? "[]" : ""}`);
  for (const { fix } of check(ignoredKey, text).diagnostics) expect(fix).toBeUndefined();
});
