import { expect, test } from "vitest";
import { agentTypesNotLimited } from "../../src/rules/agent-types-not-limited.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("two types", () => {
  expect(check(agentTypesNotLimited, agentWith("tools: Agent(a, b), Read")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:8 warning "Agent(a, b)" lets a subagent start agents of every type: Claude Code heeds the list only in the main agent [agent-types-not-limited]
      4 | tools: Agent(a, b), Read
        |        ^^^^^^^^^^^
      help: name the agents to start in the prompt, and do not rely on the list"
  `);
});

test("the old name", () => {
  expect(check(agentTypesNotLimited, agentWith("tools: Read, Task(a)")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:14 warning "Task(a)" lets a subagent start agents of every type: Claude Code heeds the list only in the main agent [agent-types-not-limited]
      4 | tools: Read, Task(a)
        |              ^^^^^^^
      help: name the agents to start in the prompt, and do not rely on the list"
  `);
});

test.each([
  agentWith("tools: Agent, Task"),
  agentWith("tools: Bash(a)"),
  agentWith("disallowedTools: Agent(a)"),
  agentWith("tools: Read, Agent(a)", "disallowedTools: Agent"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(agentTypesNotLimited, text).diagnostics).toEqual([]);
});
