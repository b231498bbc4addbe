import { expect, test } from "vitest";
import { denialWithoutEffect } from "../../src/rules/denial-without-effect.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("the wrong case", () => {
  expect(check(denialWithoutEffect, agentWith("disallowedTools: bash, write")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:18 error "bash" denies nothing: names of tools are case-sensitive [denial-without-effect]
      4 | disallowedTools: bash, write
        |                  ^^^^
      help: write "Bash"

    agent.md:4:24 error "write" denies nothing: names of tools are case-sensitive [denial-without-effect]
      4 | disallowedTools: bash, write
        |                        ^^^^^
      help: write "Write""
  `);
});

test("glue", () => {
  expect(check(denialWithoutEffect, agentWith("disallowedTools:", "  - Bash;Write")).rendered)
    .toMatchInlineSnapshot(`
      "agent.md:5:5 error "Bash;Write" denies nothing: Claude Code splits the list only at commas and blanks [denial-without-effect]
        5 |   - Bash;Write
          |     ^^^^^^^^^^
        help: write "Bash, Write""
    `);
});

test("everything", () => {
  expect(check(denialWithoutEffect, agentWith('disallowedTools: "*"')).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:19 error "*" denies nothing: \`*\` stands for no tool here [denial-without-effect]
      4 | disallowedTools: "*"
        |                   ^
      help: name the tools to deny"
  `);
});

test("a pattern that is not matched", () => {
  expect(check(denialWithoutEffect, agentWith("disallowedTools: mcp__github__get*")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:18 error "mcp__github__get*" denies nothing: Claude Code matches no MCP pattern of this form [denial-without-effect]
      4 | disallowedTools: mcp__github__get*
        |                  ^^^^^^^^^^^^^^^^^
      help: write \`mcp__server\`, \`mcp__server__*\`, \`mcp__server__tool\` or \`mcp__*\`"
  `);
});

test("an open parenthesis", () => {
  expect(check(denialWithoutEffect, agentWith("disallowedTools: Bash(rm, Write")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:18 error "Bash(rm, Write" denies nothing: the open parenthesis swallows the rest of the list [denial-without-effect]
      4 | disallowedTools: Bash(rm, Write
        |                  ^^^^^^^^^^^^^^
      help: close the parenthesis, or write the name alone"
  `);
});

test.each([
  agentWith("disallowedTools: Bash"),
  agentWith("disallowedTools: mcp__*"),
  agentWith("disallowedTools: mcp__github"),
  agentWith("disallowedTools: Bash(rm:*)"),
  agentWith("disallowedTools: MultiEdit"),
  agentWith("disallowedTools: AskUserQuestion"),
  agentWith("disallowedTools: Frobnicate"),
  agentWith("disallowedTools: []"),
  agentWith("disallowedTools: null"),
  agentWith("tools: Read", "disallowedTools: bash"),
  agentWith("disallowedTools: bash, Bash"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(denialWithoutEffect, text).diagnostics).toEqual([]);
});

test("no fix takes the last tool away", () => {
  const { diagnostics } = check(
    denialWithoutEffect,
    agentWith("tools: Bash", "disallowedTools: bash"),
  );
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]).not.toHaveProperty("fix");
});
