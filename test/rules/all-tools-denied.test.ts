import { expect, test } from "vitest";
import { allToolsDenied } from "../../src/rules/all-tools-denied.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("a list that is denied whole", () => {
  expect(
    check(allToolsDenied, agentWith("tools: Read, Bash", "disallowedTools: [Bash, Read, Write]"))
      .rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:4:8 error \`disallowedTools\` takes every tool of this list away, so the agent runs without any [all-tools-denied]
      4 | tools: Read, Bash
        |        ^^^^^^^^^^
      help: take the tools that the agent needs out of \`disallowedTools\`"
  `);
});

test("names that match nothing, denied as well", () => {
  expect(check(allToolsDenied, agentWith("tools: foo", "disallowedTools: foo")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:8 error \`disallowedTools\` takes every tool of this list away, so the agent runs without any [all-tools-denied]
      4 | tools: foo
        |        ^^^
      help: take the tools that the agent needs out of \`disallowedTools\`"
  `);
});

test.each([
  agentWith("tools: Read, Bash", "disallowedTools: Bash"),
  agentWith("disallowedTools: Read"),
  agentWith('tools: "*"', "disallowedTools: Read"),
  agentWith("tools: []", "disallowedTools: Read"),
  agentWith("tools: Read", "disallowedTools: Read", "memory: project"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(allToolsDenied, text).diagnostics).toEqual([]);
});
