import { expect, test } from "vitest";
import { blankDescription } from "../../src/rules/blank-description.ts";
import { block } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("blanks in quotes", () => {
  expect(check(blankDescription, block("name: reviewer", "description: '  '")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:3:15 warning Claude Code takes blanks for a description, and the model is told nothing of this agent [blank-description]
      3 | description: '  '
        |               ^^
      help: say when the agent is to be used"
  `);
});

test.each([
  block("name: reviewer", "description: ''"),
  block("name: reviewer", "description:"),
  block("name: reviewer", "description: a"),
  "",
  "---\n[\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(blankDescription, text).diagnostics).toEqual([]);
});

test("a plugin's agent gets a stock description", () => {
  const text = block("name: reviewer", "description: '  '");
  expect(check(blankDescription, text, { scope: "plugin" }).diagnostics).toEqual([]);
});
