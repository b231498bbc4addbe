import { expect, test } from "vitest";
import { notDisabled } from "../../src/rules/not-disabled.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("two ways to say so", () => {
  expect(check(notDisabled, agentWith("disabled: true", "enabled: 'no'")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:1 warning \`disabled\` is no key that Claude Code reads, so the agent is loaded all the same [not-disabled]
      4 | disabled: true
        | ^^^^^^^^
      help: move the file out of the agents folder, or end its name in something else than \`.md\`

    agent.md:5:1 warning \`enabled\` is no key that Claude Code reads, so the agent is loaded all the same [not-disabled]
      5 | enabled: 'no'
        | ^^^^^^^
      help: move the file out of the agents folder, or end its name in something else than \`.md\`"
  `);
});

test.each([
  agentWith("disabled: false"),
  agentWith("enabled: true"),
  agentWith("active: [false]"),
  "---\nname: a\ndisabled: true\n---\n",
  "",
  "---\n[\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(notDisabled, text).diagnostics).toEqual([]);
});
