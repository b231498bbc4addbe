import { expect, test } from "vitest";
import { memoryAddsTools } from "../../src/rules/memory-adds-tools.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("a reviewer that can write", () => {
  expect(check(memoryAddsTools, agentWith("tools: Read, Grep", "memory: project")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:5:9 warning with \`memory\` Claude Code gives the agent Write and Edit too, which \`tools\` does not name [memory-adds-tools]
      5 | memory: project
        |         ^^^^^^^
      help: name them in \`tools\`, or in \`disallowedTools\` if the agent must not have them"
  `);
});

test("one tool of the three", () => {
  const text = agentWith("memory: user", "tools: Read, Edit");
  expect(check(memoryAddsTools, text).rendered).toMatchInlineSnapshot(`
    "agent.md:4:9 warning with \`memory\` Claude Code gives the agent Write too, which \`tools\` does not name [memory-adds-tools]
      4 | memory: user
        |         ^^^^
      help: name it in \`tools\`, or in \`disallowedTools\` if the agent must not have it"
  `);
});

test.each([
  agentWith("memory: project"),
  agentWith("memory: project", "tools: '*'"),
  agentWith("memory: true", "tools: Read"),
  agentWith("memory: local", "tools: Read, Edit, Write"),
  agentWith("memory: local", "tools: Read", "disallowedTools: Edit, Write"),
  agentWith("tools: Read"),
  "",
  "---\n[\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(memoryAddsTools, text).diagnostics).toEqual([]);
});
