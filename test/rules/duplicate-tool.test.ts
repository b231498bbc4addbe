import { expect, test } from "vitest";
import { duplicateTool } from "../../src/rules/duplicate-tool.ts";
import { agentWith } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

test("the second of two", () => {
  expect(
    check(duplicateTool, agentWith("tools: Read, Grep, Read", "disallowedTools: [Bash, Bash]"))
      .rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:4:20 warning "Read" stands further up in \`tools\` already, and Claude Code takes it once [duplicate-tool]
      4 | tools: Read, Grep, Read
        |                    ^^^^
      help: remove it here

    agent.md:5:25 warning "Bash" stands further up in \`disallowedTools\` already, and Claude Code takes it once [duplicate-tool]
      5 | disallowedTools: [Bash, Bash]
        |                         ^^^^
      help: remove it here"
  `);
});

test.each([
  agentWith("tools: Read, Grep"),
  agentWith("tools: Read, read"),
  agentWith("tools: Agent(a), Agent(b)"),
  agentWith("tools: Read", "disallowedTools: Read"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(duplicateTool, text).diagnostics).toEqual([]);
});

test.each([
  ["tools: Read, Read, Read", "tools: Read"],
  ["tools: Read Grep Read", "tools: Read Grep"],
  ["tools: [Read, Grep, 'Read']", "tools: [Read, Grep]"],
  ["tools:\n  - Read\n  - Read", "tools:\n  - Read"],
  ["tools: mcp__a, Read, mcp__a", "tools: mcp__a, Read"],
])("%j safely becomes %j", (before, after) => {
  expect(fixed(duplicateTool, agentWith(before), {}, ["safe"])).toBe(agentWith(after));
});
