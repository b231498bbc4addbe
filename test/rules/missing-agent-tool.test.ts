import { expect, test } from "vitest";
import { missingAgentTool } from "../../src/rules/missing-agent-tool.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

const call = "Agent(subagent_type: 'test-engineer')";

test("a list without it", () => {
  expect(check(missingAgentTool, `${agentWith("tools: Read")}${call}\n`).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:8:23 warning the prompt starts "test-engineer", and \`tools\` leaves the tool Agent out [missing-agent-tool]
      8 | Agent(subagent_type: 'test-engineer')
        |                       ^^^^^^^^^^^^^
      help: add Agent to \`tools\`, or leave the start of other agents to whoever reads the answer"
  `);
});

test("a list that loses it", () => {
  expect(
    check(missingAgentTool, `${agentWith("tools: Read, Agent", "disallowedTools: Task")}${call}\n`)
      .rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:9:23 warning the prompt starts "test-engineer", and \`disallowedTools\` takes the tool Agent away [missing-agent-tool]
      9 | Agent(subagent_type: 'test-engineer')
        |                       ^^^^^^^^^^^^^
      help: add Agent to \`tools\`, or leave the start of other agents to whoever reads the answer"
  `);
});

test.each([
  `${agentWith()}${call}`,
  `${agentWith("tools: Read, Task")}${call}`,
  `${agentWith("tools: Read, Agent(x)")}${call}`,
  `${agentWith("tools: Read")}Agent(subagent_type: "<name>")`,
  agentWith("tools: Read", "x: \"subagent_type: 'a'\""),
  `${agentWith("tools: Raed")}${call}`,
  "",
  "---\n[\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(missingAgentTool, text).diagnostics).toEqual([]);
});
