import { expect, test } from "vitest";
import { duplicateKey } from "../../src/rules/duplicate-key.ts";
import { agentWith, block } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

test("two models", () => {
  expect(check(duplicateKey, agentWith("model: haiku", "model: opus")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:1 warning \`model\` stands here again on line 5, and Claude Code takes only that one [duplicate-key]
      4 | model: haiku
        | ^^^^^
      help: keep one of the two"
  `);
});

test("inside a mapping", () => {
  expect(check(duplicateKey, agentWith("hooks:", "  Stop: []", "  Stop: []")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:5:3 warning \`Stop\` stands here again on line 6, and Claude Code takes only that one [duplicate-key]
      5 |   Stop: []
        |   ^^^^
      help: keep one of the two"
  `);
});

test.each([
  agentWith(),
  agentWith("model: haiku", "Model: opus"),
  block("name: reviewer", "description: Reviews a change", "<<: { color: red }", "color: blue"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(duplicateKey, text).diagnostics).toEqual([]);
});

test.each([
  [
    ["model: haiku", "color: red", "model: opus"],
    ["color: red", "model: opus"],
  ],
  [
    ["tools:", "  - Read", "", "  - Grep", "# end", "tools: Edit"],
    ["# end", "tools: Edit"],
  ],
  [["tools:", "- Read", "tools: Edit"], ["tools: Edit"]],
  [
    ["hooks:", "  Stop: []", "  Stop: []"],
    ["hooks:", "  Stop: []"],
  ],
  [["a: 1", "a: 2", "a: 3"], ["a: 3"]],
])("of %j remain %j", (before, after) => {
  expect(fixed(duplicateKey, agentWith(...before), {}, ["safe"])).toBe(agentWith(...after));
});

test.each([["x: &a haiku", "x: b", "model: *a"], ["m: { a: 1, a: 2 }"]])(
  "no fix for %j %j",
  (...lines) => {
    expect(fixed(duplicateKey, agentWith(...lines))).toBe(agentWith(...lines));
  },
);
