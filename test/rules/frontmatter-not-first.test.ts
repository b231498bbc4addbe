import { expect, test } from "vitest";
import { frontmatterNotFirst } from "../../src/rules/frontmatter-not-first.ts";
import { agentWith } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

test("blank lines", () => {
  expect(check(frontmatterNotFirst, "\n\n---\nname: a\ndescription: b\n---\n").rendered)
    .toMatchInlineSnapshot(`
    "agent.md:3:1 error white space stands before the frontmatter, so Claude Code sees none and skips the file without a word [frontmatter-not-first]
      3 | ---
        | ^^^
      help: start the file with these three dashes"
  `);
});

test("a heading", () => {
  expect(check(frontmatterNotFirst, "# Reviewer\n\n---\nname: a\ndescription: b\n---\n").rendered)
    .toMatchInlineSnapshot(`
    "agent.md:3:1 error text stands before the frontmatter, so Claude Code sees none and skips the file without a word [frontmatter-not-first]
      3 | ---
        | ^^^
      help: start the file with these three dashes"
  `);
});

test("a mark that cannot be seen, then a blank", () => {
  expect(check(frontmatterNotFirst, "﻿ ---\nname: a\ndescription: b\n---\n").rendered)
    .toMatchInlineSnapshot(`
    "agent.md:1:3 error white space stands before the frontmatter, so Claude Code sees none and skips the file without a word [frontmatter-not-first]
      1 | \\u{feff} ---
        |          ^^^
      help: start the file with these three dashes"
  `);
});

test.each([
  agentWith(),
  "Some text\n\n---\n\nmore text\n\n---\n",
  "\n\n---\nname: a",
  "﻿---\nname: a\ndescription: b\n---\n",
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(frontmatterNotFirst, text).diagnostics).toEqual([]);
});

test.each([["\n---\nname: a\ndescription: b\n---\n", { scope: "plugin" }]] as const)(
  "stays silent on %j with %j",
  (text, options) => {
    expect(check(frontmatterNotFirst, text, options).diagnostics).toEqual([]);
  },
);

test("white space is removed, other text is left to the author", () => {
  expect(fixed(frontmatterNotFirst, "\n \n---\nname: a\ndescription: b\n---\n")).toBe(
    "---\nname: a\ndescription: b\n---\n",
  );
  const headed = "# A\n\n---\nname: a\ndescription: b\n---\n";
  expect(fixed(frontmatterNotFirst, headed)).toBe(headed);
});
