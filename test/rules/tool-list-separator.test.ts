import { expect, test } from "vitest";
import { toolListSeparator } from "../../src/rules/tool-list-separator.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("a semicolon", () => {
  expect(check(toolListSeparator, agentWith("tools: Read; Grep")).rendered).toMatchInlineSnapshot(`
    "agent.md:4:8 warning Claude Code takes ";" for part of a tool's name and drops "Read;" [tool-list-separator]
      4 | tools: Read; Grep
        |        ^^^^^
      help: write "Read" with only a comma or a blank beside it"
  `);
});

test("a bar with blanks", () => {
  expect(check(toolListSeparator, agentWith("tools: Read | Grep")).rendered).toMatchInlineSnapshot(`
    "agent.md:4:13 warning Claude Code takes "|" for the name of a tool and drops it [tool-list-separator]
      4 | tools: Read | Grep
        |             ^
      help: remove it"
  `);
});

test("a block of lines", () => {
  expect(check(toolListSeparator, agentWith("tools: |", "  Read", "  Grep")).rendered)
    .toMatchInlineSnapshot(`
      "agent.md:5:3 warning Claude Code takes a line break for part of a tool's name and drops "Read Grep" [tool-list-separator]
        5 |   Read
          |   ^^^^
        help: write "Read, Grep""
    `);
});

test("a list in a text", () => {
  expect(check(toolListSeparator, agentWith('tools: "[Read, `Grep`]"')).rendered)
    .toMatchInlineSnapshot(`
      "agent.md:4:9 warning Claude Code takes "[" for part of a tool's name and drops "[Read" [tool-list-separator]
        4 | tools: "[Read, \`Grep\`]"
          |         ^^^^^
        help: write "Read" with only a comma or a blank beside it

      agent.md:4:16 warning Claude Code takes "\`" and "]" for part of a tool's name and drops "\`Grep\`]" [tool-list-separator]
        4 | tools: "[Read, \`Grep\`]"
          |                ^^^^^^^
        help: write "Grep" with only a comma or a blank beside it"
    `);
});

test("a tab", () => {
  expect(check(toolListSeparator, agentWith('tools: "Read\\tGrep, Edit"')).rendered)
    .toMatchInlineSnapshot(`
      "agent.md:4:8 warning Claude Code takes a tab for part of a tool's name and drops "Read	Grep" [tool-list-separator]
        4 | tools: "Read\\tGrep, Edit"
          |        ^^^^^^^^^^^^^^^^^^
        help: write "Read, Grep""
    `);
});

test.each([
  agentWith("tools: Read, Grep"),
  agentWith("tools: Read Grep"),
  agentWith("tools: Read,Grep"),
  agentWith("tools: edit/editFiles"),
  agentWith("tools: search/codebase"),
  agentWith("tools: Read;Foo"),
  agentWith("tools: Bash(a;b)"),
  agentWith("tools: mcp__a;b"),
  agentWith("tools: read;grep"),
  agentWith("disallowedTools: Bash;Write"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(toolListSeparator, text).diagnostics).toEqual([]);
});
