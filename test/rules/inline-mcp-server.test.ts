import { expect, test } from "vitest";
import { inlineMcpServer } from "../../src/rules/inline-mcp-server.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test.each([
  'mcpServers:\n  - helper:\n      type: stdio\n      command: npx\n      args: ["-y", "x@latest"]',
  "mcpServers:\n  - relay:\n      type: http\n      url: http://x.example.invalid/mcp",
  "mcpServers: [{a: {command: x}}]",
  '"mcp\\x53ervers":\n  - a: {command: x}',
  "s: &s\n  - a: {command: x}\nmcpServers: *s",
  'broken: "a" b\nmcpServers:\n  - a: {command: x}',
  "mcpServers:\n  a: {command: x}",
  "mcpServers:\n  - a: {command: x}\n    b: {url: https://x.example.invalid}",
  "mcpServers:\n  - a: {command: x, type: none}",
])("finds %j", (text) => {
  expect(check(inlineMcpServer, agentWith(text)).diagnostics).not.toEqual([]);
});

test.each([
  "mcpServers:\n  - github",
  "mcpServers: [github, linear]",
  "mcpServers: {}",
  "mcpServers: {a: {}}",
  "mcpServers:",
  "tools: mcp__github__x",
])("stays silent on %j", (text) => {
  expect(check(inlineMcpServer, agentWith(text)).diagnostics).toEqual([]);
});

test("is shown so", () => {
  expect(
    check(
      inlineMcpServer,
      agentWith(
        'mcpServers:\n  - helper:\n      type: stdio\n      command: npx\n      args: ["-y", "x@latest"]',
      ),
    ).rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:7:16 warning the server "helper" is a program that Claude Code starts together with the agent [inline-mcp-server]
      7 |       command: npx
        |                ^^^
      help: set the server up in the project's own settings, and name it here"
  `);
});

test("a plugin's agent brings no server", () => {
  const text = agentWith("mcpServers: [{a: {command: x}}]");
  expect(check(inlineMcpServer, text, { scope: "plugin" }).diagnostics).toEqual([]);
});
