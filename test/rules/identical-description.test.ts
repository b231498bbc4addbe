import { expect, test } from "vitest";
import { identicalDescription } from "../../src/rules/identical-description.ts";
import { block } from "../support/agent.ts";
import { check } from "../support/check.ts";

const named = (name: string, description = "Does it") =>
  block(`name: ${name}`, `description: ${description}`);

test("three agents with one description", () => {
  const others = { "b.md": named("b"), "c.md": named("c", "|\n  Does it") };
  expect(check(identicalDescription, named("a"), { path: "a.md", others }).rendered)
    .toMatchInlineSnapshot(`
    "b.md:3:14 warning the description is that of "a" word for word, so only the names tell the model which of the two to start [identical-description]
      3 | description: Does it
        |              ^^^^^^^
      see: a.md:3:14 the same description
      help: say in each description what only this agent is for

    c.md:3:14 warning the description is that of "a" word for word, so only the names tell the model which of the two to start [identical-description]
      3 | description: |
        |              ^
      see: a.md:3:14 the same description
      help: say in each description what only this agent is for"
  `);
});

test.each([
  [named("a"), { others: { "b.md": named("b", "Does that") } }],
  [named("a"), { others: { "b.md": named("a") } }],
  [block("name: a"), { others: { "b.md": block("name: b") }, scope: "plugin" }],
  [named("a", "'  '"), { others: { "b.md": named("b", "'  '") } }],
  [
    named("a"),
    {
      others: { "u/b.md": named("b") },
      roots: { "u/b.md": { path: "u", kind: "user", distance: 0 } },
    },
  ],
  ["", { others: { "b.md": "" } }],
] as const)("stays silent on %j with %j", (text, options) => {
  expect(check(identicalDescription, text, options).diagnostics).toEqual([]);
});
