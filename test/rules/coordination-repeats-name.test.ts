import { expect, test } from "vitest";
import { coordinationRepeatsName } from "../../src/rules/coordination-repeats-name.ts";
import { agentWith } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

test("the second place, with the first", () => {
  const text = agentWith("coordination:", "  hands_off_to:", "    - a", "    - b", "    - 'a'");
  expect(check(coordinationRepeatsName, text).rendered).toMatchInlineSnapshot(`
    "agent.md:8:8 warning "a" stands in \`hands_off_to\` already, in line 6 [coordination-repeats-name]
      8 |     - 'a'
        |        ^
      help: remove one of the two"
  `);
  expect(fixed(coordinationRepeatsName, text, {}, ["safe"])).toBe(
    agentWith("coordination:", "  hands_off_to:", "    - a", "    - b"),
  );
});

test.for([
  ["{hands_off_to: [a, a, b, a]}", "{hands_off_to: [a, b]}"],
  ["{hands_off_to: [b, a, a]}", "{hands_off_to: [b, a]}"],
  ['{parallel_with: ["a", a]}', '{parallel_with: ["a"]}'],
])("%s becomes %s", ([before, after]) => {
  const text = (block: string) => agentWith(`coordination: ${block}`);
  expect(fixed(coordinationRepeatsName, text(before!), {}, ["safe"])).toBe(text(after!));
});

test.for([
  "",
  "coordination: {hands_off_to: [a], receives_from: [a]}",
  "coordination: {hands_off_to: [a, A, a1]}",
  "coordination: {hands_off_to: [&x a, *x]}",
  "coordination: {hands_of_to: [a, a]}",
])("stays silent on %j", (line) => {
  expect(check(coordinationRepeatsName, agentWith(line)).diagnostics).toEqual([]);
});

test("a hundred thousand names come to an end", () => {
  const many = "a, ".repeat(100_000);
  const found = check(
    coordinationRepeatsName,
    agentWith(`coordination: {hands_off_to: [${many}]}`),
  );
  expect(found.diagnostics.length).toBeLessThan(300);
});
