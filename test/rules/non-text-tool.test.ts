import { expect, test } from "vitest";
import { nonTextTool } from "../../src/rules/non-text-tool.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("a number, nothing, a mapping and a list", () => {
  expect(
    check(
      nonTextTool,
      agentWith("tools:", "  - Read", "  - 42", "  -", "  - Bash: git", "  - [Edit]"),
    ).rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:6:5 warning Claude Code drops this item of \`tools\`: it is 42 and not a text [non-text-tool]
      6 |   - 42
        |     ^^
      help: write the name of a tool

    agent.md:7:4 warning Claude Code drops this item of \`tools\`: it is empty [non-text-tool]
      7 |   -
        |    ^
      help: write the name of a tool

    agent.md:8:5 warning Claude Code drops this item of \`tools\`: it is a mapping and not a text [non-text-tool]
      8 |   - Bash: git
        |     ^^^^^^^^^
      help: write the name of a tool

    agent.md:9:5 warning Claude Code drops this item of \`tools\`: it is a list and not a text [non-text-tool]
      9 |   - [Edit]
        |     ^^^^^^
      help: write the name of a tool"
  `);
});

test("a denial", () => {
  expect(check(nonTextTool, agentWith("disallowedTools: [Bash, true]")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:25 warning Claude Code drops this item of \`disallowedTools\`: it is true and not a text [non-text-tool]
      4 | disallowedTools: [Bash, true]
        |                         ^^^^
      help: write the name of a tool"
  `);
});

test.each([
  agentWith('tools: [Read, "42"]'),
  agentWith("tools: 42"),
  agentWith("tools: { Read: true }"),
  agentWith("tools: []"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(nonTextTool, text).diagnostics).toEqual([]);
});
