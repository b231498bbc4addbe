import { expect, test } from "vitest";
import { searchToolsBesideBash } from "../../src/rules/search-tools-beside-bash.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("both, each at its place", () => {
  expect(check(searchToolsBesideBash, agentWith("tools: Read, Grep, Glob, Bash")).rendered)
    .toMatchInlineSnapshot(`
      "agent.md:4:14 info Claude Code leaves "Grep" out where Bash is granted, which has its own search [search-tools-beside-bash]
        4 | tools: Read, Grep, Glob, Bash
          |              ^^^^
        help: remove the name, or remove Bash if the agent needs no commands

      agent.md:4:20 info Claude Code leaves "Glob" out where Bash is granted, which has its own search [search-tools-beside-bash]
        4 | tools: Read, Grep, Glob, Bash
          |                    ^^^^
        help: remove the name, or remove Bash if the agent needs no commands"
    `);
});

test("Bash by a pattern", () => {
  expect(check(searchToolsBesideBash, agentWith("tools:", "  - Bash(git:*)", "  - Glob")).rendered)
    .toMatchInlineSnapshot(`
      "agent.md:6:5 info Claude Code leaves "Glob" out where Bash is granted, which has its own search [search-tools-beside-bash]
        6 |   - Glob
          |     ^^^^
        help: remove the name, or remove Bash if the agent needs no commands"
    `);
});

test.each([
  agentWith("tools: Read, Grep, Glob"),
  agentWith("tools: Grep, bash"),
  agentWith('tools: "*, Grep, Bash"'),
  agentWith("tools: Grep, Bash", "disallowedTools: Bash"),
  agentWith(),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(searchToolsBesideBash, text).diagnostics).toEqual([]);
});

test.each([[agentWith("tools: Grep, Bash"), { client: "2.1.161" }]] as const)(
  "stays silent on %j with %j",
  (text, options) => {
    expect(check(searchToolsBesideBash, text, options).diagnostics).toEqual([]);
  },
);
