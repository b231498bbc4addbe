import { expect, test } from "vitest";
import { malformedCoordination } from "../../src/rules/malformed-coordination.ts";
import { check, fixed } from "../support/check.ts";

const agent = (block: string) => `---\nname: a\ndescription: b\n${block}\n---\nbody\n`;

test("a misspelt key and a name without a list are shown at their places", () => {
  const text = agent("coordination:\n  hands_of_to: [b]\n  receives_from: c");
  expect(check(malformedCoordination, text).rendered).toMatchInlineSnapshot(`
    "agent.md:5:3 warning \`coordination.hands_of_to\` is no key of it, and what it says is lost on whoever follows the block [malformed-coordination]
      5 |   hands_of_to: [b]
        |   ^^^^^^^^^^^
      help: write the key as \`hands_off_to\`

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

test.for([
  ["{handsOffTo: [b]}", "{hands_off_to: [b]}", "safe"],
  ["{Receives-From: [b]}", "{receives_from: [b]}", "safe"],
  ["{hands_of_to: [b]}", "{hands_off_to: [b]}", "unsafe"],
  ["{hands_off_to: b}", "{hands_off_to: [b]}", "safe"],
  ["\n  hands_off_to: b, c", "\n  hands_off_to: [b, c]", "safe"],
  ["\n  hands_off_to:\n  parallel_with: [d]", "\n  hands_off_to: []\n  parallel_with: [d]", "safe"],
] as const)("%s becomes %s, which is %s", ([before, after, applicability]) => {
  const text = (block: string) => agent(`coordination: ${block}`);
  expect(fixed(malformedCoordination, text(before), {}, [applicability])).toBe(text(after));
  if (applicability === "unsafe") {
    expect(fixed(malformedCoordination, text(before), {}, ["safe"])).toBe(text(before));
  }
});

test.for([
  "{hands_of_to: [b], hands_off_to: [c]}",
  "{hands_off_to: 'b'}",
  "{hands_off_to: true}",
  "{hands_off_to: b and c}",
  "{hands_off_to: {b: c}}",
  "{hands_off_to: }",
  "{x: y}",
])("what was meant by %s is left to the author", (block) => {
  const text = agent(`coordination: ${block}`);
  expect(check(malformedCoordination, text).diagnostics.length).toBeGreaterThan(0);
  expect(fixed(malformedCoordination, text)).toBe(text);
});

test("a block with more names than there are agents", () => {
  const names = Array.from({ length: 501 }, (_, at) => `a${at}`).join(", ");
  expect(check(malformedCoordination, agent(`coordination: {hands_off_to: [${names}]}`)).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:1 warning the block names more than 500 agents, and those behind them are left out of the graph [malformed-coordination]
      4 | coordination: {hands_off_to: [a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a1…
        | ^^^^^^^^^^^^
      help: name the agents that this one really works with"
  `);
});
