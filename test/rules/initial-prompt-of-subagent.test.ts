import { expect, test } from "vitest";
import { initialPromptOfSubagent } from "../../src/rules/initial-prompt-of-subagent.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("a first message", () => {
  expect(check(initialPromptOfSubagent, agentWith("initialPrompt: Report")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:1 info Claude Code sends \`initialPrompt\` only when the agent is the main one (\`--agent\`), and not when it is started as a subagent [initial-prompt-of-subagent]
      4 | initialPrompt: Report
        | ^^^^^^^^^^^^^
      help: put into the prompt what a subagent needs to know"
  `);
});

test.each([
  agentWith(),
  agentWith("initialPrompt: 5"),
  agentWith("initialPrompt: ''"),
  "",
  "---\n[\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(initialPromptOfSubagent, text).diagnostics).toEqual([]);
});

test("a plugin's agent has none at all", () => {
  const text = agentWith("initialPrompt: Report");
  expect(check(initialPromptOfSubagent, text, { scope: "plugin" }).diagnostics).toEqual([]);
});
