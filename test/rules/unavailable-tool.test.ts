import { expect, test } from "vitest";
import { unavailableTool } from "../../src/rules/unavailable-tool.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("never, and on a condition", () => {
  expect(
    check(unavailableTool, agentWith("tools: Read, AskUserQuestion, PowerShell, ExitPlanMode"))
      .rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:4:14 warning Claude Code never gives "AskUserQuestion" to a subagent and drops it [unavailable-tool]
      4 | tools: Read, AskUserQuestion, PowerShell, ExitPlanMode
        |              ^^^^^^^^^^^^^^^
      help: remove the name

    agent.md:4:31 warning "PowerShell" needs Windows, without which Claude Code gives it to no subagent [unavailable-tool]
      4 | tools: Read, AskUserQuestion, PowerShell, ExitPlanMode
        |                               ^^^^^^^^^^
      help: remove the name, unless the agent runs only where that holds

    agent.md:4:43 warning "ExitPlanMode" needs \`permissionMode: plan\`, without which Claude Code gives it to no subagent [unavailable-tool]
      4 | tools: Read, AskUserQuestion, PowerShell, ExitPlanMode
        |                                           ^^^^^^^^^^^^
      help: remove the name, unless the agent runs only where that holds"
  `);
});

test.each([
  agentWith("tools: Read, ExitPlanMode", "permissionMode: plan"),
  agentWith("disallowedTools: AskUserQuestion, TodoWrite"),
  agentWith("tools: Read, Agent"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(unavailableTool, text).diagnostics).toEqual([]);
});
