import { expect, test } from "vitest";
import { wordLost } from "../../src/rules/word-lost.ts";
import { block } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("a tag", () => {
  expect(check(wordLost, block("name: reviewer", "description: !important do it")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:3:14 warning a word that starts with "!" is no part of a YAML value, so \`description\` loses "!important" [word-lost]
      3 | description: !important do it
        |              ^^^^^^^^^^
      help: put the value in quotes"
  `);
});

test("an anchor", () => {
  expect(check(wordLost, block("name: reviewer", "description: &co reviews it")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:3:14 warning a word that starts with "&" is no part of a YAML value, so \`description\` loses "&co" [word-lost]
      3 | description: &co reviews it
        |              ^^^
      help: put the value in quotes"
  `);
});

test.each([
  block("name: reviewer", 'description: "!important"'),
  block("name: reviewer", "description: !!str 42"),
  block("name: reviewer", "description: &text Reviews", "initialPrompt: *text"),
  block("name: reviewer", "description: Reviews & fixes"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(wordLost, text).diagnostics).toEqual([]);
});
