import { expect, test } from "vitest";
import { invalidDescription } from "../../src/rules/invalid-description.ts";
import { agentWith, block } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("a number", () => {
  expect(check(invalidDescription, block("name: reviewer", "description: 1e3")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:3:14 error \`description\` is 1000 and not a text, so Claude Code drops the agent [invalid-description]
      3 | description: 1e3
        |              ^^^
      help: put it in quotes"
  `);
});

test("a truth value", () => {
  expect(check(invalidDescription, block("name: reviewer", "description: true")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:3:14 error \`description\` is true and not a text, so Claude Code drops the agent [invalid-description]
      3 | description: true
        |              ^^^^
      help: put it in quotes"
  `);
});

test("a mapping", () => {
  expect(check(invalidDescription, block("name: reviewer", "description: {{ role }}")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:3:14 error \`description\` is a mapping and not a text, so Claude Code drops the agent [invalid-description]
      3 | description: {{ role }}
        |              ^^^^^^^^^^
      help: write \`description\` as a text"
  `);
});

test("a list", () => {
  expect(check(invalidDescription, block("name: reviewer", "description:", "- Reviews")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:1 error \`description\` is a list and not a text, so Claude Code drops the agent [invalid-description]
      4 | - Reviews
        | ^^^^^^^^^
      help: write \`description\` as a text"
  `);
});

test.each([
  agentWith(),
  block("name: reviewer", "description: yes"),
  block("name: reviewer", "description: 2024-01-01"),
  block("name: reviewer", "description: 1.2.3"),
  block("name: reviewer"),
  "",
])("stays silent on %j", (text) => {
  expect(check(invalidDescription, text).diagnostics).toEqual([]);
});

test.each([[block("name: reviewer", "description: 42"), { scope: "plugin" }]] as const)(
  "stays silent on %j with %j",
  (text, options) => {
    expect(check(invalidDescription, text, options).diagnostics).toEqual([]);
  },
);
