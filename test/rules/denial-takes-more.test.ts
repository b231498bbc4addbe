import { expect, test } from "vitest";
import { denialTakesMore } from "../../src/rules/denial-takes-more.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("Bash", () => {
  expect(check(denialTakesMore, agentWith("disallowedTools: Bash(rm:*), Bash(sudo:*)")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:18 warning "Bash(rm:*)" takes away all of Bash, and Monitor with it: Claude Code does not apply the text in parentheses [denial-takes-more]
      4 | disallowedTools: Bash(rm:*), Bash(sudo:*)
        |                  ^^^^^^^^^^
      help: write "Bash" if that is meant, or deny the pattern by a permission rule in the settings

    agent.md:4:30 warning "Bash(sudo:*)" takes away all of Bash, and Monitor with it: Claude Code does not apply the text in parentheses [denial-takes-more]
      4 | disallowedTools: Bash(rm:*), Bash(sudo:*)
        |                              ^^^^^^^^^^^^
      help: write "Bash" if that is meant, or deny the pattern by a permission rule in the settings"
  `);
});

test("Agent", () => {
  expect(check(denialTakesMore, agentWith("disallowedTools: [Agent(Explore)]")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:19 warning "Agent(Explore)" takes away all of Agent: Claude Code does not apply the text in parentheses [denial-takes-more]
      4 | disallowedTools: [Agent(Explore)]
        |                   ^^^^^^^^^^^^^^
      help: write "Agent" if that is meant, or deny the pattern by a permission rule in the settings"
  `);
});

test.each([
  agentWith("disallowedTools: Bash"),
  agentWith("disallowedTools: Bash(*)"),
  agentWith("tools: Bash(rm:*)"),
  agentWith("disallowedTools: Foo(x)"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(denialTakesMore, text).diagnostics).toEqual([]);
});
