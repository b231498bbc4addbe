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

test("white space is removed, and other text becomes prompt", () => {
  expect(fixed(frontmatterNotFirst, "\n \n---\nname: a\ndescription: b\n---\n")).toBe(
    "---\nname: a\ndescription: b\n---\n",
  );
  expect(fixed(frontmatterNotFirst, "# A\n\n---\nname: a\ndescription: b\n---\nText\n")).toBe(
    "---\nname: a\ndescription: b\n---\n# A\n\nText\n",
  );
});

test("a block of code around the frontmatter goes", () => {
  const text = "# A\n\n```yaml\n---\nname: a\ndescription: b\n---\n```\n\nText\n";
  expect(fixed(frontmatterNotFirst, text)).toBe(
    "---\nname: a\ndescription: b\n---\n# A\n\n\nText\n",
  );
});

test.each([
  ["README.md", "# A\n\n---\nname: a\ndescription: b\n---\nText\n"],
  ["agent.md", "# A\n\nAn example:\n```yaml\n---\nname: a\ndescription: b\n---\nText\n```\nMore\n"],
])("a document %s that shows an agent is left alone", (path, text) => {
  expect(fixed(frontmatterNotFirst, text, { path })).toBe(text);
});
