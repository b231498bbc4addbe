import { expect, test } from "vitest";
import { yamlError } from "../../src/rules/yaml-error.ts";
import { agentWith, block } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

test("a colon that is out of reach of the rescue", () => {
  expect(check(yamlError, "---\r\nname: a\r\ndescription: Use when: asked\r\n---\r\n").rendered)
    .toMatchInlineSnapshot(`
    "agent.md:3:22 error Claude Code cannot parse the frontmatter (unexpected ": " inside an unquoted value) and drops the agent [yaml-error]
      3 | description: Use when: asked
        |                      ^
      help: put the whole value in double quotes, each double quote inside it written as \\""
  `);
});

test("examples at the start of a line", () => {
  expect(
    check(yamlError, block("name: reviewer", "description: Reviews", "Examples follow")).rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:4:1 error Claude Code cannot parse the frontmatter (a line that is neither "key: value" nor indented under the value above it) and drops the agent [yaml-error]
      4 | Examples follow
        | ^^^^^^^^^^^^^^^
      help: indent the lines that belong to the value above, or write that value as a block with \`|\`"
  `);
});

test("dashes inside quotes", () => {
  expect(check(yamlError, block("name: reviewer", 'description: "a --- b"')).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:3:14 error Claude Code cannot parse the frontmatter above the \`---\` on line 3 that ends it (unclosed quote) and drops the agent [yaml-error]
      3 | description: "a --- b"
        |              ^^^
      help: take the dashes out of that line; the first \`---\` after the opening one ends the frontmatter, even inside quotes"
  `);
});

test("a client without the rescue", () => {
  expect(
    check(yamlError, block("name: reviewer", "description: Use when: asked"), { client: "2.1.62" })
      .rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:3:22 error Claude Code cannot parse the frontmatter (unexpected ": " inside an unquoted value) and drops the agent [yaml-error]
      3 | description: Use when: asked
        |                      ^
      help: put the whole value in double quotes, each double quote inside it written as \\""
  `);
});

test("text behind a closing quote", () => {
  expect(check(yamlError, block("name: reviewer", 'description: "Reviews" changes')).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:3:24 error Claude Code cannot parse the frontmatter (text after the closing quote) and drops the agent [yaml-error]
      3 | description: "Reviews" changes
        |                        ^^^^^^^
      help: put the whole value in double quotes, each double quote inside it written as \\""
  `);
});

test.each([
  agentWith(),
  block("name: reviewer", "description: Use when: asked"),
  "---\n- a\n---\n",
  "text",
  "",
])("stays silent on %j", (text) => {
  expect(check(yamlError, text).diagnostics).toEqual([]);
});

test.each([[block("["), { scope: "plugin" }]] as const)(
  "stays silent on %j with %j",
  (text, options) => {
    expect(check(yamlError, text, options).diagnostics).toEqual([]);
  },
);

test.each([
  ['description: "Reviews" changes', String.raw`description: "\"Reviews\" changes"`],
  ["description: - a list", 'description: "- a list"'],
  ["x1: a: b", 'x1: "a: b"'],
])("%j comes alive as %j", (before, after) => {
  const rest = before.startsWith("x1") ? ["description: b"] : [];
  const text = block("name: a", before, ...rest);
  expect(fixed(yamlError, text, {}, ["safe"])).toBe(block("name: a", after, ...rest));
});

test("with CRLF the value is quoted and the line breaks stay", () => {
  const text = block("name: a", "description: Use when: asked").replaceAll("\n", "\r\n");
  const after = block("name: a", 'description: "Use when: asked"').replaceAll("\n", "\r\n");
  expect(fixed(yamlError, text, {}, ["safe"])).toBe(after);
});

test.each([
  [["x1: a: b # c"], ['x1: "a: b" # c']],
  [
    ['description: "a" b', "  c: d"],
    ["description: |-", '  "a" b', "  c: d"],
  ],
  [
    ["description: b", "<example>", "user: c", "</example>"],
    ["description: |-", "  b", "  <example>", "  user: c", "  </example>"],
  ],
  [['description: "a --- b"'], [String.raw`description: "a \x2D-- b"`]],
  [
    ["description: Reviews", "a change"],
    ["description: >-", "  Reviews", "  a change"],
  ],
])("%j becomes %j", (before, after) => {
  const rest = before[0]!.startsWith("x1") ? ["description: b"] : [];
  expect(fixed(yamlError, block("name: a", ...rest, ...before), {}, ["safe"])).toBe(
    block("name: a", ...rest, ...after),
  );
});

test.each([
  block("name: a", "description: b", "hooks:", "  Stop: ["),
  block("name: a", "description: b", "mcpServers:", "  - a: }"),
])("no fix for %j", (text) => {
  const { diagnostics } = check(yamlError, text);
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]).not.toHaveProperty("fix");
});

test("a line that belongs to nothing becomes a comment only when asked for", () => {
  const text = block("name: a", "description: b", "model: haiku", "  x: y");
  expect(fixed(yamlError, text, {}, ["safe"])).toBe(text);
  expect(fixed(yamlError, text)).toBe(
    block("name: a", "description: b", "model: haiku", "#   x: y"),
  );
});

test("a key of examples stays a key, and fields in another case become fields", () => {
  const text = block(
    "name: a",
    "Description: b: c",
    "  d: e",
    "examples:",
    "  - user: f: g",
    "Tools: Read",
  );
  const { reading } = check(yamlError, fixed(yamlError, text, {}, ["safe"]));
  expect(reading).toMatchObject({ description: "b: c\nd: e", tools: { granted: ["Read"] } });
  expect(reading.frontmatter.entries.map(({ key }) => key)).toContain("examples");
});
