import { expect, test } from "vitest";
import { switchedOffTool } from "../../src/rules/switched-off-tool.ts";
import { unavailableTool } from "../../src/rules/unavailable-tool.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("both generations", () => {
  expect(check(switchedOffTool, agentWith("tools: Read, TodoWrite, TaskCreate")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:14 info Claude Code leaves "TodoWrite" out unless CLAUDE_CODE_ENABLE_TODO_TOOLS=1 is set [switched-off-tool]
      4 | tools: Read, TodoWrite, TaskCreate
        |              ^^^^^^^^^
      help: remove the name, unless the agent runs with that setting or on an older model

    agent.md:4:25 info Claude Code leaves "TaskCreate" out on Opus 4.8, Sonnet 5 and newer models unless CLAUDE_CODE_ENABLE_TODO_TOOLS=1 is set [switched-off-tool]
      4 | tools: Read, TodoWrite, TaskCreate
        |                         ^^^^^^^^^^
      help: remove the name, unless the agent runs with that setting or on an older model"
  `);
});

test.each([
  [agentWith("tools: Read"), undefined],
  [agentWith("tools: Read", "disallowedTools: TodoWrite, TaskCreate"), undefined],
  [agentWith("tools: Read, TaskStop, TaskOutput"), undefined],
  [agentWith("tools: Read, TodoWrite"), "2.1.112"],
  [agentWith("tools: Read, TaskCreate"), "2.1.232"],
  ["", undefined],
  ["no frontmatter", undefined],
])("stays silent on %j as %s reads it", (text, client) => {
  expect(check(switchedOffTool, text, client ? { client } : {}).diagnostics).toEqual([]);
});

test("no other rule tells the same", () => {
  expect(check(unavailableTool, agentWith("tools: Read, TodoWrite")).diagnostics).toEqual([]);
});
