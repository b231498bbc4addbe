import { expect, test } from "vitest";
import { coordinationContradictsItself } from "../../src/rules/coordination-contradicts-itself.ts";
import { presets } from "../../src/lint/levels.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

const block = (...lines: readonly string[]) => agentWith("coordination:", ...lines);

test("each name that stands on both sides", () => {
  const text = block(
    "  hands_off_to: [a, b, c]",
    "  receives_from: [b, d]",
    "  parallel_with: [a, b, e]",
  );
  expect(check(coordinationContradictsItself, text).rendered).toMatchInlineSnapshot(`
    "agent.md:7:19 info "a" stands in \`parallel_with\` and in \`hands_off_to\`, and no comment says when which holds [coordination-contradicts-itself]
      7 |   parallel_with: [a, b, e]
        |                   ^
      help: keep one of them, or say in a comment in the block when "a" works beside this agent and when after or before it

    agent.md:7:22 info "b" stands in \`parallel_with\` and in \`hands_off_to\` and \`receives_from\`, and no comment says when which holds [coordination-contradicts-itself]
      7 |   parallel_with: [a, b, e]
        |                      ^
      help: keep one of them, or say in a comment in the block when "b" works beside this agent and when after or before it"
  `);
});

test("it is advice, which nobody gets who did not ask", () => {
  const text = block("  hands_off_to: [a]", "  parallel_with: [a]");
  const levels = () => presets.recommended;
  expect(check(coordinationContradictsItself, text, { levels }).diagnostics).toEqual([]);
});

test.for([
  ["  # a first reviews the plan"],
  ["  # later: a."],
  ["  # (`a`, beside b, at the end)"],
])("a comment in the block that names it explains it: %s", ([comment]) => {
  const lines = ["  hands_off_to: [a]", "  parallel_with: [a]"];
  expect(check(coordinationContradictsItself, block(comment!, ...lines)).diagnostics).toEqual([]);
  expect(check(coordinationContradictsItself, block(...lines, comment!)).diagnostics).toEqual([]);
});

test.for([
  ["  # a"],
  ["  # a-b works beside this one"],
  ["  # a1 works beside this one"],
  ["  # a.md says when"],
  ["  # both are meant"],
  ["  #"],
])("this comment does not: %s", ([comment]) => {
  const text = block("  hands_off_to: [a]", comment!, "  parallel_with: [a]");
  expect(check(coordinationContradictsItself, text).diagnostics).toHaveLength(1);
});

test("on the line of an item the name need not be repeated", () => {
  const lines = (comment: string) =>
    block("  hands_off_to: [a]", "  parallel_with:", `    - a${comment}`);
  expect(check(coordinationContradictsItself, lines(" # at the end")).diagnostics).toEqual([]);
  expect(check(coordinationContradictsItself, lines(" #")).diagnostics).toHaveLength(1);
});

test("a comment below another key explains nothing", () => {
  const text = block(
    "  hands_off_to: [a]",
    "  parallel_with: [a]",
    "color: red",
    "# a works beside it",
  );
  expect(check(coordinationContradictsItself, text).diagnostics).toHaveLength(1);
});

test("lines may end in carriage returns", () => {
  const text = block("  hands_off_to: [a]", "  parallel_with:", "    - a # at the end");
  expect(check(coordinationContradictsItself, text.replaceAll("\n", "\r\n")).diagnostics).toEqual(
    [],
  );
});

test.for([
  "",
  "coordination: {hands_off_to: [a], receives_from: [a]}",
  "coordination: {hands_off_to: [a], parallel_with: [b]}",
  "coordination: {parallel_with: [a, a]}",
])("stays silent on %j", (line) => {
  expect(check(coordinationContradictsItself, agentWith(line)).diagnostics).toEqual([]);
});
