import { expect, test } from "vitest";
import { unknownTool } from "../../src/rules/unknown-tool.ts";
import { agentWith, block } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

test("a name near one", () => {
  expect(check(unknownTool, agentWith("tools:", "  - Read", "  - Gerp # typo")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:6:5 warning Claude Code 2.1.330 has no tool named "Gerp" and drops it [unknown-tool]
      6 |   - Gerp # typo
        |     ^^^^
      help: write "Grep" if that is the tool you meant"
  `);
});

test("a name far from every one", () => {
  expect(check(unknownTool, agentWith("tools: Read, Xylophone")).rendered).toMatchInlineSnapshot(`
    "agent.md:4:14 warning Claude Code 2.1.330 has no tool named "Xylophone" and drops it [unknown-tool]
      4 | tools: Read, Xylophone
        |              ^^^^^^^^^
      help: remove the name, or write the tool as Claude Code spells it"
  `);
});

test("a denial", () => {
  expect(check(unknownTool, agentWith("disallowedTools: Xylophone")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:18 warning Claude Code 2.1.330 has no tool named "Xylophone", so nothing is denied [unknown-tool]
      4 | disallowedTools: Xylophone
        |                  ^^^^^^^^^
      help: remove the name, or write the tool as Claude Code spells it"
  `);
});

test.each([
  agentWith("tools: Read, grep"),
  agentWith("tools: Read, MultiEdit"),
  agentWith("tools: Read, TodoWrite"),
  agentWith("tools: Read, AskUserQuestion"),
  agentWith("tools: Read, mcp__a"),
  agentWith("tools: Read, mcp__*"),
  agentWith("tools: Read, Task"),
  agentWith("tools: Read, Bash(x"),
  agentWith("tools: codebase"),
  agentWith('tools: "*"'),
  block("name: reviewer", "description: Use when: asked", "tools: Read # only * this"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(unknownTool, text).diagnostics).toEqual([]);
});

test.each([
  String.raw`tools: "\"Agent(x), Read\""`,
  String.raw`tools: "\\Agent, Read"`,
  "tools: '''Agent, Read'",
  String.raw`tools: "Agent, Read\\"`,
])("a name with an escape in it is left as it is: %s", (line) => {
  const text = agentWith(line);
  expect(check(unknownTool, text).reading.frontmatter.error).toBeUndefined();
  expect(fixed(unknownTool, text)).toBe(text);
});
