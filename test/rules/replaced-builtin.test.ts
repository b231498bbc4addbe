import { expect, test } from "vitest";
import { replacedBuiltin } from "../../src/rules/replaced-builtin.ts";
import { check } from "../support/check.ts";

const named = (name: string) => `---\nname: ${name}\ndescription: d\n---\nbody\n`;

test("the name is shown without its quotes", () => {
  expect(check(replacedBuiltin, named('"general-purpose"')).rendered).toMatchInlineSnapshot(`
    "agent.md:2:8 warning "general-purpose" is an agent of Claude Code itself, and this file silently takes its place [replaced-builtin]
      2 | name: "general-purpose"
        |        ^^^^^^^^^^^^^^^
      help: give the agent another name, unless replacing the built-in one is the point"
  `);
});

test.each(["Explore", "Plan", "claude", "statusline-setup"])("%s", (name) => {
  expect(check(replacedBuiltin, named(name)).diagnostics).toHaveLength(1);
});

test.each([
  named("explore"),
  named("Planner"),
  named("general_purpose"),
  "---\nname: Plan\n---\n",
  "",
])("stays silent on %j", (text) => {
  expect(check(replacedBuiltin, text).diagnostics).toEqual([]);
});

test("a plugin's agent replaces nothing", () => {
  expect(check(replacedBuiltin, named("Plan"), { scope: "plugin" }).diagnostics).toEqual([]);
});
