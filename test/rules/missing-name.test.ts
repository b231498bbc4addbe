import { expect, test } from "vitest";
import { missingName } from "../../src/rules/missing-name.ts";
import { agentWith, block } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

test("no name", () => {
  expect(
    check(missingName, block("description: Reviews a change"), {
      path: ".claude/agents/code-reviewer.md",
    }).rendered,
  ).toMatchInlineSnapshot(`
    ".claude/agents/code-reviewer.md:1:1 error there is no \`name\`, so Claude Code takes the file for a document and skips it without a word [missing-name]
      1 | ---
        | ^^^
      help: add \`name: code-reviewer\` on line 2"
  `);
});

test("an empty name", () => {
  expect(
    check(missingName, block("name:", "description: Reviews a change"), {
      path: "code-reviewer.md",
    }).rendered,
  ).toMatchInlineSnapshot(`
    "code-reviewer.md:2:1 error \`name\` is empty, so Claude Code takes the file for a document and skips it without a word [missing-name]
      2 | name:
        | ^^^^
      help: add \`name: code-reviewer\` on line 2"
  `);
});

test("a file name that is none for an agent", () => {
  expect(check(missingName, block("description: Reviews a change"), { path: "README.md" }).rendered)
    .toMatchInlineSnapshot(`
    "README.md:1:1 error there is no \`name\`, so Claude Code takes the file for a document and skips it without a word [missing-name]
      1 | ---
        | ^^^
      help: add a name on line 2"
  `);
});

test("another case", () => {
  expect(check(missingName, block("Name: a", "description: Reviews a change")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:2:1 error \`Name\` is no key that Claude Code reads and \`name\` is not there, so Claude Code takes the file for a document and skips it without a word [missing-name]
      2 | Name: a
        | ^^^^
      help: write the key as \`name\`"
  `);
});

test("a mark that cannot be seen", () => {
  expect(check(missingName, block("​name: a", "description: Reviews a change")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:2:1 error \`\\u{200b}name\` is no key that Claude Code reads and \`name\` is not there, so Claude Code takes the file for a document and skips it without a word [missing-name]
      2 | \\u{200b}name: a
        | ^^^^^^^^^^^^
      help: write the key as \`name\`"
  `);
});

test("a name behind dashes", () => {
  expect(check(missingName, block("description: first --- second", "name: a")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:2:20 error these dashes end the frontmatter above \`name\`, so Claude Code takes the file for a document and skips it without a word [missing-name]
      2 | description: first --- second
        |                    ^^^
      help: take the dashes out of this line"
  `);
});

test.each([
  agentWith(),
  block("name: 42", "description: Reviews a change"),
  block('name: " "', "description: Reviews a change"),
  "",
  "---\n[\n---\n",
])("stays silent on %j", (text) => {
  expect(check(missingName, text).diagnostics).toEqual([]);
});

test.each([[block("description: Reviews a change"), { scope: "plugin" }]] as const)(
  "stays silent on %j with %j",
  (text, options) => {
    expect(check(missingName, text, options).diagnostics).toEqual([]);
  },
);

test.each([
  ["name:", "name: code-reviewer"],
  ['name: ""', "name: code-reviewer"],
  ["name: ~", "name: code-reviewer"],
  ["Name: other", "name: other"],
  ["# comment", "name: code-reviewer\n# comment"],
])("%j becomes %j", (before, after) => {
  const options = { path: "code-reviewer.md" };
  expect(fixed(missingName, block(before, "description: b"), options)).toBe(
    block(...after.split("\n"), "description: b"),
  );
});

test("indented fields get a name of the same indent, with the line breaks of the file", () => {
  const text = "---\r\n  description: b\r\n---\r\n";
  expect(fixed(missingName, text, { path: "a.md" })).toBe(
    "---\r\n  name: a\r\n  description: b\r\n---\r\n",
  );
});

test("with the name all fields in another case are mended, or a restriction would be lost", () => {
  const text = block("Name: a", "Description: b", "Tools: Read", "Model: haiku");
  expect(fixed(missingName, text, {}, ["safe"])).toBe(
    block("name: a", "description: b", "tools: Read", "model: haiku"),
  );
});
