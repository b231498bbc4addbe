import { expect, test } from "vitest";
import { missingDescription } from "../../src/rules/missing-description.ts";
import { agentWith, block } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

test("no description", () => {
  expect(check(missingDescription, block("name: reviewer")).rendered).toMatchInlineSnapshot(`
    "agent.md:1:1 error there is no \`description\`, so Claude Code does not load the agent [missing-description]
      1 | ---
        | ^^^
      help: say in \`description\` when the agent is to be used"
  `);
});

test("an empty one", () => {
  expect(check(missingDescription, block("name: reviewer", 'description: ""')).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:3:1 error \`description\` is empty, so Claude Code does not load the agent [missing-description]
      3 | description: ""
        | ^^^^^^^^^^^
      help: say in \`description\` when the agent is to be used"
  `);
});

test("another key", () => {
  expect(check(missingDescription, block("name: reviewer", "whenToUse: Reviews")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:3:1 error \`whenToUse\` is no key that Claude Code reads and \`description\` is not there, so Claude Code does not load the agent [missing-description]
      3 | whenToUse: Reviews
        | ^^^^^^^^^
      help: write the key as \`description\`"
  `);
});

test("another case", () => {
  expect(check(missingDescription, block("name: reviewer", "DESCRIPTION: Reviews")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:3:1 error \`DESCRIPTION\` is no key that Claude Code reads and \`description\` is not there, so Claude Code does not load the agent [missing-description]
      3 | DESCRIPTION: Reviews
        | ^^^^^^^^^^^
      help: write the key as \`description\`"
  `);
});

test("a description behind dashes", () => {
  expect(
    check(missingDescription, block("name: a --- b", "description: Reviews a change")).rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:2:9 error these dashes end the frontmatter above \`description\`, so Claude Code does not load the agent [missing-description]
      2 | name: a --- b
        |         ^^^
      help: take the dashes out of this line"
  `);
});

test.each([
  agentWith(),
  block("name: reviewer", 'description: " "'),
  block("name: reviewer", "description: 3"),
  "",
])("stays silent on %j", (text) => {
  expect(check(missingDescription, text).diagnostics).toEqual([]);
});

test.each([[block("name: reviewer"), { scope: "plugin" }]] as const)(
  "stays silent on %j with %j",
  (text, options) => {
    expect(check(missingDescription, text, options).diagnostics).toEqual([]);
  },
);

test("another case is mended, another word only when asked for", () => {
  const upper = block("name: a", "Description: b");
  expect(fixed(missingDescription, upper, {}, ["safe"])).toBe(block("name: a", "description: b"));
  const other = block("name: a", "whenToUse: b");
  expect(fixed(missingDescription, other, {}, ["safe"])).toBe(other);
  expect(fixed(missingDescription, other)).toBe(block("name: a", "description: b"));
});
