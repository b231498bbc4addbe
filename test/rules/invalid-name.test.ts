import { expect, test } from "vitest";
import { invalidName } from "../../src/rules/invalid-name.ts";
import { agentWith, block } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

test("a number", () => {
  expect(check(invalidName, block("name: 0x1F", "description: Reviews a change")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:2:7 error \`name\` is 31 and not a text, so Claude Code drops the agent [invalid-name]
      2 | name: 0x1F
        |       ^^^^
      help: put it in quotes"
  `);
});

test("a truth value", () => {
  expect(check(invalidName, block("name: true", "description: Reviews a change")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:2:7 error \`name\` is true and not a text, so Claude Code drops the agent [invalid-name]
      2 | name: true
        |       ^^^^
      help: put it in quotes"
  `);
});

test("a list", () => {
  expect(check(invalidName, block("name: [a]", "description: Reviews a change")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:2:7 error \`name\` is a list and not a text, so Claude Code drops the agent [invalid-name]
      2 | name: [a]
        |       ^^^
      help: write \`name\` as a text"
  `);
});

test("a dash", () => {
  expect(check(invalidName, block('name: "-a"', "description: Reviews a change")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:2:8 error the name starts with a dash, so Claude Code drops the agent [invalid-name]
      2 | name: "-a"
        |        ^^
      help: use letters, digits and dashes, and start with a letter"
  `);
});

test("a colon", () => {
  expect(check(invalidName, block("name: 'a:b'", "description: Reviews a change")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:2:8 error the name holds a colon, so Claude Code drops the agent [invalid-name]
      2 | name: 'a:b'
        |        ^^^
      help: use letters, digits and dashes, and start with a letter"
  `);
});

test("a colon in full width", () => {
  expect(check(invalidName, block("name: a：b", "description: Reviews a change")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:2:7 error the name holds a colon, so Claude Code drops the agent [invalid-name]
      2 | name: a：b
        |       ^^^^
      help: use letters, digits and dashes, and start with a letter"
  `);
});

test.each([
  agentWith(),
  block('name: Étude 2.0, "quoted"', "description: Reviews a change"),
  block('name: "42"', "description: Reviews a change"),
  block(
    "name: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "description: Reviews a change",
  ),
  block("name:", "description: Reviews a change"),
  "",
])("stays silent on %j", (text) => {
  expect(check(invalidName, text).diagnostics).toEqual([]);
});

test.each([[block("name: 42", "description: Reviews a change"), { scope: "plugin" }]] as const)(
  "stays silent on %j with %j",
  (text, options) => {
    expect(check(invalidName, text, options).diagnostics).toEqual([]);
  },
);

test("257 characters are too many", () => {
  const { diagnostics } = check(invalidName, block(`name: ${"x".repeat(257)}`, "description: b"));
  expect(diagnostics.map(({ message }) => message)).toEqual([
    "the name is longer than 256 characters, so Claude Code drops the agent",
  ]);
});

test.each([
  ["name: -a", "2.1.171"],
  ["name: a:b", "2.1.217"],
  [`name: ${"x".repeat(257)}`, "2.1.291"],
])("%s loads in %s", (line, client) => {
  const { diagnostics } = check(invalidName, block(line, "description: b"), { client });
  expect(diagnostics).toEqual([]);
});

test("quotes make a text of a number as it was written", () => {
  expect(fixed(invalidName, block("name: 007 # bond", "description: b"))).toBe(
    block('name: "007" # bond', "description: b"),
  );
});

test.each([
  ["name: team:reviewer", "name: team-reviewer"],
  ['name: "team: reviewer"', 'name: "team-reviewer"'],
  ["name: -reviewer", "name: reviewer"],
])("%s becomes %s only when asked for", (before, after) => {
  const text = block(before, "description: b");
  expect(fixed(invalidName, text, {}, ["safe"])).toBe(text);
  expect(fixed(invalidName, text)).toBe(block(after, "description: b"));
});
