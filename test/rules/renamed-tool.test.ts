import { expect, test } from "vitest";
import { renamedTool } from "../../src/rules/renamed-tool.ts";
import { agentWith } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

test("an old name", () => {
  expect(
    check(renamedTool, agentWith("tools: Read, Task(explorer)", "disallowedTools: KillShell"))
      .rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:4:14 info "Task" is called "Agent" now, and Claude Code still takes the old name [renamed-tool]
      4 | tools: Read, Task(explorer)
        |              ^^^^^^^^^^^^^^
      help: write "Agent"

    agent.md:5:18 info "KillShell" is called "TaskStop" now, and Claude Code still takes the old name [renamed-tool]
      5 | disallowedTools: KillShell
        |                  ^^^^^^^^^
      help: write "TaskStop""
  `);
});

test.each([
  agentWith("tools: Read, Agent"),
  agentWith("tools: Read, task"),
  agentWith("tools: Read, MultiEdit"),
  "",
  "---\n[\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(renamedTool, text).diagnostics).toEqual([]);
});

test("a client that knows only the old name", () => {
  const text = agentWith("tools: Read, KillBash");
  expect(check(renamedTool, text, { client: "2.1.112" }).diagnostics).toEqual([]);
});

test.each([
  ["tools: Read, Task", "tools: Read, Agent"],
  ["tools: ['Task(a, b)', 'KillShell']", "tools: ['Agent(a, b)', 'TaskStop']"],
  ['tools: "Read, T\\u0061sk"', 'tools: "Read, T\\u0061sk"'],
])("%j safely becomes %j", (before, after) => {
  expect(fixed(renamedTool, agentWith(before), {}, ["safe"])).toBe(agentWith(after));
});
