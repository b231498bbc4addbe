import { expect, test } from "vitest";
import { malformedCoordination } from "../../src/rules/malformed-coordination.ts";
import { check } from "../support/check.ts";

const agent = (block: string) => `---\nname: a\ndescription: b\n${block}\n---\nbody\n`;

test("a misspelt key and a name without a list are shown at their places", () => {
  const text = agent("coordination:\n  hands_of_to: [b]\n  receives_from: c");
  expect(check(malformedCoordination, text).rendered).toMatchInlineSnapshot(`
    "agent.md:5:3 warning \`coordination.hands_of_to\` is no key of it, and what it says is lost on whoever follows the block [malformed-coordination]
      5 |   hands_of_to: [b]
        |   ^^^^^^^^^^^
      help: give \`hands_off_to\`, \`receives_from\` and \`parallel_with\` a list of agent names each

    agent.md:6:18 warning \`coordination.receives_from\` is not a list, and what it says is lost on whoever follows the block [malformed-coordination]
      6 |   receives_from: c
        |                  ^
      help: give \`hands_off_to\`, \`receives_from\` and \`parallel_with\` a list of agent names each"
  `);
});

test.for([
  ["coordination: later", "4:15"],
  ["coordination:", "4:1"],
  ["coordination: []", "4:15"],
  ["coordination:\n  hands_off_to: [b, 3]", "5:21"],
  ['coordination:\n  parallel_with: [""]', "5:19"],
])("%j is reported at %s", ([block, place]) => {
  const { diagnostics } = check(malformedCoordination, agent(block!));
  expect(diagnostics.map(({ range: { start } }) => `${start.line}:${start.column}`)).toEqual([
    place,
  ]);
});

test.for([
  "",
  "coordination: {}",
  "coordination:\n  hands_off_to: []",
  "coordination:\n  hands_off_to: [b]\n  receives_from:\n    - c\n  parallel_with: [d]",
  "Coordination: x",
])("stays silent on %j", (block) => {
  expect(check(malformedCoordination, agent(block)).diagnostics).toEqual([]);
});

test("a cyclic or deep value is reported or not, but it comes to an end", () => {
  expect(() => check(malformedCoordination, agent("coordination: &c {a: *c}"))).not.toThrow();
  const deep = `coordination: ${"[".repeat(40)}${"]".repeat(40)}`;
  expect(check(malformedCoordination, agent(deep)).diagnostics).toHaveLength(1);
});
