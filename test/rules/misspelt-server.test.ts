import { expect, test } from "vitest";
import { misspeltServer } from "../../src/rules/misspelt-server.ts";
import { agentWith } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

const beside = { servers: new Set(["task-master", "my server"]) };

test("in the list of tools and in the list of servers", () => {
  const text = agentWith("tools: Read, mcp__Task-Master__next", "mcpServers: [task_master]");
  expect(check(misspeltServer, text, { beside }).rendered).toMatchInlineSnapshot(`
    "agent.md:4:14 warning there is no MCP server "Task-Master", only "task-master", and Claude Code compares names exactly [misspelt-server]
      4 | tools: Read, mcp__Task-Master__next
        |              ^^^^^^^^^^^^^^^^^^^^^^
      help: write "task-master"

    agent.md:5:14 warning there is no MCP server "task_master", only "task-master", and Claude Code compares names exactly [misspelt-server]
      5 | mcpServers: [task_master]
        |              ^^^^^^^^^^^
      help: write "task-master""
  `);
});

test.each([
  agentWith("tools: Read, mcp__task-master, mcp__my_server__x"),
  agentWith("tools: Read, mcp__unheard_of__x"),
  agentWith("tools: Read, mcp__task_master__x", "mcpServers: [{task_master: {command: x}}]"),
  agentWith("mcpServers: [task-master]"),
  agentWith("tools: Read"),
  "",
  "---\n[\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(misspeltServer, text, { beside }).diagnostics).toEqual([]);
});

test.each([
  ["tools: Read, mcp__task_master__next", "tools: Read, mcp__task-master__next"],
  ["mcpServers: ['TaskMaster']", "mcpServers: ['task-master']"],
])("%j becomes %j when asked for", (before, after) => {
  expect(fixed(misspeltServer, agentWith(before), { beside }, ["safe"])).toBe(agentWith(before));
  expect(fixed(misspeltServer, agentWith(before), { beside })).toBe(agentWith(after));
});
