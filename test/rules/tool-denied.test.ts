import { expect, test } from "vitest";
import { toolDenied } from "../../src/rules/tool-denied.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("by its name", () => {
  expect(check(toolDenied, agentWith("tools: Read, Task", "disallowedTools: Agent")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:14 warning "Agent" in \`disallowedTools\` takes "Task" away, so granting it has no effect [tool-denied]
      4 | tools: Read, Task
        |              ^^^^
      help: remove it from one of the two lists"
  `);
});

test("by Bash", () => {
  expect(
    check(toolDenied, agentWith("tools: Read, Monitor", "disallowedTools: Bash(rm:*)")).rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:4:14 warning "Bash(rm:*)" in \`disallowedTools\` takes "Monitor" away, so granting it has no effect [tool-denied]
      4 | tools: Read, Monitor
        |              ^^^^^^^
      help: remove it from one of the two lists"
  `);
});

test("by its server", () => {
  expect(
    check(toolDenied, agentWith("tools: Read, mcp__github__get", "disallowedTools: mcp__github"))
      .rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:4:14 warning "mcp__github" in \`disallowedTools\` takes "mcp__github__get" away, so granting it has no effect [tool-denied]
      4 | tools: Read, mcp__github__get
        |              ^^^^^^^^^^^^^^^^
      help: remove it from one of the two lists"
  `);
});

test.each([
  agentWith("tools: Read", "disallowedTools: Bash"),
  agentWith("disallowedTools: Bash"),
  agentWith('tools: "*"', "disallowedTools: Bash"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(toolDenied, text).diagnostics).toEqual([]);
});
