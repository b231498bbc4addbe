import { expect, test } from "vitest";
import { unclosedParenthesis } from "../../src/rules/unclosed-parenthesis.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("the rest of the list", () => {
  expect(check(unclosedParenthesis, agentWith("tools: Read, Bash(git, Grep")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:18 warning no parenthesis closes this one, so Claude Code takes all that follows for part of one name and drops it [unclosed-parenthesis]
      4 | tools: Read, Bash(git, Grep
        |                  ^^^^^^^^^^
      help: close the parenthesis"
  `);
});

test("in a list", () => {
  expect(check(unclosedParenthesis, agentWith("tools:", "  - Read", "  - Bash(git")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:6:9 warning no parenthesis closes this one, so Claude Code takes all that follows for part of one name and drops it [unclosed-parenthesis]
      6 |   - Bash(git
        |         ^^^^
      help: close the parenthesis"
  `);
});

test.each([
  agentWith("tools: Bash(git), Read"),
  agentWith("tools: Bash git)"),
  agentWith("tools: Bash(a(b))"),
  agentWith("disallowedTools: Bash(git"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(unclosedParenthesis, text).diagnostics).toEqual([]);
});
