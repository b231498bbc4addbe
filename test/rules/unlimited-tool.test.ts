import { expect, test } from "vitest";
import { unlimitedTool } from "../../src/rules/unlimited-tool.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("one pattern", () => {
  expect(check(unlimitedTool, agentWith("tools: Bash(git:*)")).rendered).toMatchInlineSnapshot(`
    "agent.md:4:8 error "Bash(git:*)" grants the whole of Bash: Claude Code does not apply the text in parentheses [unlimited-tool]
      4 | tools: Bash(git:*)
        |        ^^^^^^^^^^^
      help: remove Bash, or guard it with a PreToolUse hook or with permission rules in the settings"
  `);
});

test("many patterns of two tools", () => {
  expect(
    check(
      unlimitedTool,
      agentWith("tools:", "  - Bash(git:*)", "  - Read(src/**)", "  - Bash(npm:*)", "  - Bash(ls)"),
    ).rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:5:5 error "Bash(git:*)" and 2 more entries grant the whole of Bash: Claude Code does not apply the text in parentheses [unlimited-tool]
      5 |   - Bash(git:*)
        |     ^^^^^^^^^^^
      help: remove Bash, or guard it with a PreToolUse hook or with permission rules in the settings

    agent.md:6:5 error "Read(src/**)" grants the whole of Read: Claude Code does not apply the text in parentheses [unlimited-tool]
      6 |   - Read(src/**)
        |     ^^^^^^^^^^^^
      help: remove Read, or guard it with a PreToolUse hook or with permission rules in the settings"
  `);
});

test("commas inside", () => {
  expect(
    check(unlimitedTool, agentWith("tools: Read, WebFetch(domain:a.com, domain:b.com)")).rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:4:14 error "WebFetch(domain:a.com, domain:b.com)" grants the whole of WebFetch: Claude Code does not apply the text in parentheses [unlimited-tool]
      4 | tools: Read, WebFetch(domain:a.com, domain:b.com)
        |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      help: remove WebFetch, or guard it with a PreToolUse hook or with permission rules in the settings"
  `);
});

test.each([
  agentWith("tools: Bash"),
  agentWith("tools: Bash(*)"),
  agentWith("tools: Bash(:*)"),
  agentWith("tools: Agent(x)"),
  agentWith("tools: Task(x, y)"),
  agentWith("tools: Bash (git)"),
  agentWith("tools: Bash(git"),
  agentWith("tools: mcp__a__b(c)"),
  agentWith("tools: Foo(bar)"),
  agentWith("disallowedTools: Bash(rm:*)"),
  agentWith("tools: Read, Bash(git:*)", "disallowedTools: Bash"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(unlimitedTool, text).diagnostics).toEqual([]);
});
