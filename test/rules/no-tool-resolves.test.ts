import { expect, test } from "vitest";
import { noToolResolves } from "../../src/rules/no-tool-resolves.ts";
import { agentWith } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

test("a list of another product", () => {
  expect(
    check(noToolResolves, agentWith("tools: [codebase, editFiles, search, usages, fetch]"))
      .rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:4:8 error Claude Code gives a subagent no tool for "codebase", "editFiles", "search" and 2 more and refuses to start the agent [no-tool-resolves]
      4 | tools: [codebase, editFiles, search, usages, fetch]
        |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      help: these are tools of GitHub Copilot; name those of Claude Code (Read, Edit, Grep, Bash), or remove the key to grant every tool"
  `);
});

test("a client that starts such an agent", () => {
  expect(check(noToolResolves, agentWith("tools: codebase"), { client: "2.1.207" }).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:8 error Claude Code gives a subagent no tool for "codebase", so the agent runs without any [no-tool-resolves]
      4 | tools: codebase
        |        ^^^^^^^^
      help: name tools as Claude Code spells them (Read, Grep, Bash), or remove the key to grant every tool"
  `);
});

test("tools that only a main agent gets", () => {
  expect(check(noToolResolves, agentWith("tools: AskUserQuestion, TodoWrite")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:8 error Claude Code gives a subagent no tool for "AskUserQuestion" and "TodoWrite" and refuses to start the agent [no-tool-resolves]
      4 | tools: AskUserQuestion, TodoWrite
        |        ^^^^^^^^^^^^^^^^^^^^^^^^^^
      help: name tools as Claude Code spells them (Read, Grep, Bash), or remove the key to grant every tool"
  `);
});

test.each([
  agentWith("tools: Read, codebase"),
  agentWith("tools: mcp__github"),
  agentWith("tools: codebase, mcp__github__*"),
  agentWith("tools: codebase", "memory: project"),
  agentWith("tools: codebase", "mcpServers: [github]"),
  agentWith("tools: Task"),
  agentWith("tools: []"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(noToolResolves, text).diagnostics).toEqual([]);
});

test.each([
  ["tools: all", 'tools: "*"'],
  ["tools: 'All'", "tools: '*'"],
  ["tools: none", "tools: none"],
  ["tools: all, of, them", "tools: all, of, them"],
])("%j becomes %j when asked for", (before, after) => {
  expect(fixed(noToolResolves, agentWith(before), {}, ["safe"])).toBe(agentWith(before));
  expect(fixed(noToolResolves, agentWith(before))).toBe(agentWith(after));
});
