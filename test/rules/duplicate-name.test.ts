import { expect, test } from "vitest";
import { duplicateName } from "../../src/rules/duplicate-name.ts";
import { agentWith, block } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("the file that loses", () => {
  expect(
    check(duplicateName, agentWith(), { path: "a.md", others: { "b.md": agentWith("color: red") } })
      .rendered,
  ).toMatchInlineSnapshot(`
    "a.md:2:7 error b.md has the same name "reviewer" and wins it, so Claude Code never loads this file [duplicate-name]
      2 | name: reviewer
        |       ^^^^^^^^
      see: b.md:2:7 the same name
      help: give one of the two another name"
  `);
});

test("three of them", () => {
  expect(
    check(duplicateName, agentWith(), {
      path: "c.md",
      others: { "b.md": agentWith("color: red"), "d/c.md": agentWith("color: blue") },
    }).rendered,
  ).toMatchInlineSnapshot(`
    "b.md:2:7 error d/c.md has the same name "reviewer" and wins it, so Claude Code never loads this file [duplicate-name]
      2 | name: reviewer
        |       ^^^^^^^^
      see: d/c.md:2:7 the same name
      help: give one of the two another name

    c.md:2:7 error d/c.md has the same name "reviewer" and wins it, so Claude Code never loads this file [duplicate-name]
      2 | name: reviewer
        |       ^^^^^^^^
      see: d/c.md:2:7 the same name
      help: give one of the two another name"
  `);
});

test("in a plugin the first file wins, by an order that nobody promises", () => {
  expect(
    check(duplicateName, agentWith(), {
      scope: "plugin",
      path: "b.md",
      others: { "a.md": agentWith("color: red") },
    }).rendered,
  ).toMatchInlineSnapshot(`
    "b.md:2:7 error a.md has the same name "acme:reviewer", and Claude Code loads only one of the two [duplicate-name]
      2 | name: reviewer
        |       ^^^^^^^^
      see: a.md:2:7 the same name
      help: give one of the two another name"
  `);
});

test.each([agentWith()])("stays silent on %j", (text) => {
  expect(check(duplicateName, text).diagnostics).toEqual([]);
});

test.each([
  [agentWith(), { others: { "b.md": agentWith() } }],
  [agentWith(), { others: { "b.md": block("name: Reviewer", "description: b") } }],
  [agentWith(), { others: { "b.md": block("name: reviewer ", "description:") } }],
  ["", { others: { "b.md": "" } }],
] as const)("stays silent on %j with %j", (text, options) => {
  expect(check(duplicateName, text, options).diagnostics).toEqual([]);
});

test("a folder of another rank may win", () => {
  const roots = { "b.md": { path: "~/.claude/agents", kind: "user", distance: 0 } } as const;
  const others = { "b.md": agentWith("color: red") };
  expect(check(duplicateName, agentWith(), { path: "a.md", others, roots }).diagnostics).toEqual(
    [],
  );
});
