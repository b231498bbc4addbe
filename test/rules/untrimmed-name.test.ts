import { expect, test } from "vitest";
import { untrimmedName } from "../../src/rules/untrimmed-name.ts";
import { block } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

const named = (name: string) => block(`name: ${name}`, "description: d");

test("what nobody sees", () => {
  const names = [">\n  reviewer", '" reviewer"', '"\\n reviewer"', '"  "'];
  expect(names.map((name) => check(untrimmedName, named(name)).rendered).join("\n\n"))
    .toMatchInlineSnapshot(`
      "agent.md:2:7 warning the name ends in a line break, which Claude Code keeps as part of it [untrimmed-name]
        2 | name: >
          |       ^
        help: write it as \`reviewer\`

      agent.md:2:8 warning the name has blanks around it, which Claude Code keeps as part of it [untrimmed-name]
        2 | name: " reviewer"
          |        ^^^^^^^^^
        help: write it as \`reviewer\`

      agent.md:2:8 warning the name starts with a line break, which Claude Code keeps as part of it [untrimmed-name]
        2 | name: "\\n reviewer"
          |        ^^^^^^^^^^^
        help: write it as \`reviewer\`

      agent.md:2:8 warning the name is blank, which Claude Code keeps as part of it [untrimmed-name]
        2 | name: "  "
          |        ^^
        help: write a name"
    `);
});

test.each([
  named("reviewer"),
  named("reviewer   "),
  named("Code Reviewer"),
  named('"a  b"'),
  named('"code\\nreviewer"'),
  named("|\n  code\n  reviewer"),
  named('"code\\u0007"'),
  named("42"),
  "",
  "---\n[\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(untrimmedName, text).diagnostics).toEqual([]);
});

test.each([
  [">\n  reviewer", "reviewer"],
  ["'reviewer '", "reviewer"],
  ['" : "', '" : "'],
])("%j becomes %j when asked for", (before, after) => {
  expect(fixed(untrimmedName, named(before), {}, ["safe"])).toBe(named(before));
  expect(fixed(untrimmedName, named(before))).toBe(named(after));
});
