import { expect, test } from "vitest";
import { wrongCaseTool } from "../../src/rules/wrong-case-tool.ts";
import { agentWith } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

test("in a list", () => {
  expect(check(wrongCaseTool, agentWith("tools: Read, GREP")).rendered).toMatchInlineSnapshot(`
    "agent.md:4:14 warning Claude Code has no tool named "GREP" and drops it; names of tools are case-sensitive [wrong-case-tool]
      4 | tools: Read, GREP
        |              ^^^^
      help: write "Grep""
  `);
});

test("a denial of what the agent does not have", () => {
  expect(check(wrongCaseTool, agentWith("tools: Read", "disallowedTools: bash")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:5:18 warning Claude Code has no tool named "bash" and drops it; names of tools are case-sensitive [wrong-case-tool]
      5 | disallowedTools: bash
        |                  ^^^^
      help: write "Bash""
  `);
});

test.each([
  agentWith("tools: Read, Grep"),
  agentWith("tools: Read, multiedit"),
  agentWith("disallowedTools: bash"),
  agentWith("tools: Read, gerp"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(wrongCaseTool, text).diagnostics).toEqual([]);
});

test("an agent that is dead by it comes alive without asking, a living one does not change", () => {
  expect(fixed(wrongCaseTool, agentWith("tools: read, grep"), {}, ["safe"])).toBe(
    agentWith("tools: Read, Grep"),
  );
  const living = agentWith("tools: Read, grep");
  expect(fixed(wrongCaseTool, living, {}, ["safe"])).toBe(living);
});
