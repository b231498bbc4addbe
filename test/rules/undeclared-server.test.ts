import { expect, test } from "vitest";
import { undeclaredServer } from "../../src/rules/undeclared-server.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

const beside = { servers: new Set(["github"]) };

test("one finding for a server", () => {
  const text = agentWith("tools: Read, mcp__a__x, mcp__a__y, mcp__github__z", "mcpServers: [b, a]");
  expect(check(undeclaredServer, text, { beside }).rendered).toMatchInlineSnapshot(`
    "agent.md:5:14 info neither the project nor its user declares an MCP server "b", without which these entries stand for nothing [undeclared-server]
      5 | mcpServers: [b, a]
        |              ^
      help: declare the server in \`.mcp.json\`, or in \`mcpServers\` of the agent

    agent.md:5:17 info neither the project nor its user declares an MCP server "a", without which these entries stand for nothing [undeclared-server]
      5 | mcpServers: [b, a]
        |                 ^
      help: declare the server in \`.mcp.json\`, or in \`mcpServers\` of the agent"
  `);
});

test.each([
  agentWith("tools: Read, mcp__github__x, mcp__GitHub__x"),
  agentWith("tools: Read, mcp__claude_ai_Slack__x, mcp__plugin_acme_docs__x, mcp__ide__x"),
  agentWith("tools: Read, mcp__own__x", "mcpServers: [{own: {command: x}}]"),
  agentWith("disallowedTools: mcp__a__x"),
  "",
  "---\n[\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(undeclaredServer, text, { beside }).diagnostics).toEqual([]);
});

test("where no server is declared at all nothing is said", () => {
  expect(
    check(undeclaredServer, agentWith("tools: mcp__a__x"), { beside: {} }).diagnostics,
  ).toEqual([]);
});
