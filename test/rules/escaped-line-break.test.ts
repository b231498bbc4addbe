import { expect, test } from "vitest";
import { escapedLineBreak } from "../../src/rules/escaped-line-break.ts";
import { block } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

const described = (description: string) => block("name: reviewer", `description: ${description}`);

test("in a project", () => {
  expect(check(escapedLineBreak, described("Reviews\\n\\nUse it: often")).rendered)
    .toMatchInlineSnapshot(`
      "agent.md:3:21 warning \`\\n\` stands twice in the description as two characters; Claude Code makes line breaks of them, and no other program does [escaped-line-break]
        3 | description: Reviews\\n\\nUse it: often
          |                     ^^
        help: write the description as a block with \`|\`"
    `);
});

test("in a plugin", () => {
  expect(check(escapedLineBreak, described("Reviews\\nmuch"), { scope: "plugin" }).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:3:21 warning \`\\n\` stands once in the description, and in an agent of a plugin Claude Code shows it to the model as these two characters [escaped-line-break]
      3 | description: Reviews\\nmuch
        |                     ^^
      help: write the description as a block with \`|\`"
  `);
});

test.each([
  described("Reviews"),
  described('"Reviews\\nmuch"'),
  described("|\n  Reviews\n  much"),
  described("Reviews C:\\Data"),
  block("name: a", "description: [a\\nb]"),
  "",
  "---\n[\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(escapedLineBreak, text).diagnostics).toEqual([]);
});

test.each([
  ["a\\nb", "|-\n  a\n  b"],
  ["'a\\nb'", "|-\n  a\n  b"],
  ['"a\\\\n  b \\\\n"', "|\n  a\n    b "],
  ["'a\\n\\n'", "|+\n  a\n"],
  ["' a\\nb'", "|2-\n   a\n  b"],
  ["'\\na'", "|2-\n\n  a"],
  ["a\\nb: c", "|-\n  a\n  b: c"],
  ["a\\nb # c", "a\\nb # c"],
])("%j safely becomes %j", (before, after) => {
  expect(fixed(escapedLineBreak, described(before), {}, ["safe"])).toBe(described(after));
});

test("the lines of a file keep their ends", () => {
  const text = described("a\\nb").replaceAll("\n", "\r\n");
  expect(fixed(escapedLineBreak, text)).toBe(described("|-\n  a\n  b").replaceAll("\n", "\r\n"));
});

test("a plugin's agent gets line breaks only when asked for", () => {
  const text = described("a\\nb");
  expect(fixed(escapedLineBreak, text, { scope: "plugin" }, ["safe"])).toBe(text);
  expect(fixed(escapedLineBreak, text, { scope: "plugin" })).toBe(described("|-\n  a\n  b"));
});

test("what a block cannot hold is left alone", () => {
  for (const text of [described("'a\\n--- b'"), described('"a\\\\n\\x07"')]) {
    expect(fixed(escapedLineBreak, text)).toBe(text);
  }
});
