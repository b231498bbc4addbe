import { expect, test } from "vitest";
import { mcpPattern } from "../../src/rules/mcp-pattern.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("a pattern in the middle", () => {
  expect(check(mcpPattern, agentWith("tools: Read, mcp__*__*, mcp__github__get*")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:14 warning Claude Code matches no MCP pattern of the form "mcp__*__*" and drops it [mcp-pattern]
      4 | tools: Read, mcp__*__*, mcp__github__get*
        |              ^^^^^^^^^
      help: write \`mcp__server\`, \`mcp__server__*\` or \`mcp__server__tool\`

    agent.md:4:25 warning Claude Code matches no MCP pattern of the form "mcp__github__get*" and drops it [mcp-pattern]
      4 | tools: Read, mcp__*__*, mcp__github__get*
        |                         ^^^^^^^^^^^^^^^^^
      help: write \`mcp__server\`, \`mcp__server__*\` or \`mcp__server__tool\`"
  `);
});

test("every server", () => {
  expect(check(mcpPattern, agentWith("tools:", "  - mcp__*", "  - Read")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:5:5 warning Claude Code matches no MCP pattern of the form "mcp__*" and drops it [mcp-pattern]
      5 |   - mcp__*
        |     ^^^^^^
      help: write \`mcp__server\`, \`mcp__server__*\` or \`mcp__server__tool\`"
  `);
});

test.each([
  agentWith("tools: Read, mcp__github"),
  agentWith("tools: Read, mcp__github__*"),
  agentWith("tools: Read, mcp__a-b__c_d"),
  agentWith("tools: Read, mcp.github"),
  agentWith("tools: Read, github"),
  agentWith("disallowedTools: mcp__*"),
  agentWith("disallowedTools: mcp__*__*"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(mcpPattern, text).diagnostics).toEqual([]);
});
