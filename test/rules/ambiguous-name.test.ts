import { expect, test } from "vitest";
import { ambiguousName } from "../../src/rules/ambiguous-name.ts";
import { agentWith, block } from "../support/agent.ts";
import { check } from "../support/check.ts";

const named = (name: string) => block(`name: ${name}`, "description: d");

test("two spellings of one name", () => {
  const others = { "a.md": named("code-reviewer"), "c.md": named("CODE_REVIEWER") };
  expect(check(ambiguousName, named("Code Reviewer"), { path: "b.md", others }).rendered)
    .toMatchInlineSnapshot(`
    "b.md:2:7 warning "Code Reviewer" and "code-reviewer" differ only in case or separators, and Claude Code starts neither under any other spelling [ambiguous-name]
      2 | name: Code Reviewer
        |       ^^^^^^^^^^^^^
      see: a.md:2:7 the other name
      help: give one of the two another name

    c.md:2:7 warning "CODE_REVIEWER" and "code-reviewer" differ only in case or separators, and Claude Code starts neither under any other spelling [ambiguous-name]
      2 | name: CODE_REVIEWER
        |       ^^^^^^^^^^^^^
      see: a.md:2:7 the other name
      help: give one of the two another name"
  `);
});

test.each([
  [named("Explore"), {}],
  [named("explore"), {}],
  [named("code-reviewer"), { others: { "a.md": named("code-reviewer") } }],
  [named("code.reviewer"), { others: { "a.md": named("code-reviewer") } }],
  [named("code\u200breviewer"), { others: { "a.md": named("code-reviewer") } }],
  [named("a-b"), { others: { "b.md": block("name: A B") } }],
  ["", { others: { "b.md": "" } }],
] as const)("stays silent on %j with %j", (text, options) => {
  expect(check(ambiguousName, text, options).diagnostics).toEqual([]);
});

test("an agent that another one replaces is started under no name", () => {
  const roots = { "b.md": { path: "~", kind: "user", distance: 0 } } as const;
  const others = { "b.md": agentWith(), "c.md": named("REVIEWER") };
  const found = check(ambiguousName, agentWith(), { path: "a.md", others, roots }).diagnostics;
  expect(found.map(({ path }) => path)).toEqual(["c.md"]);
});
