import { expect, test } from "vitest";
import { presets } from "../../src/lint/levels.ts";
import { coordinationUnanswered } from "../../src/rules/coordination-unanswered.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";
import { agent } from "../support/tree.ts";

test("one line a file", () => {
  const text = agentWith("coordination:", "  hands_off_to: [a, b, c]", "  parallel_with: [c]");
  const others = {
    "a.md": agent("a"),
    "b.md": agent("b", "coordination: {receives_from: [reviewer], hands_off_to: [reviewer]}"),
    "c.md": agent("c", "coordination: {}"),
  };
  expect(check(coordinationUnanswered, text, { others }).rendered).toMatchInlineSnapshot(`
    "agent.md:4:1 info \`hands_off_to\` names "a" and "c", whose \`receives_from\` does not name this agent; \`parallel_with\` names "c", whose \`parallel_with\` does not name this agent [coordination-unanswered]
      4 | coordination:
        | ^^^^^^^^^^^^
      help: let both sides say the same: add the name on the other side, or remove it here

    b.md:4:1 info \`hands_off_to\` names "reviewer", whose \`receives_from\` does not name this agent [coordination-unanswered]
      4 | coordination: {receives_from: [reviewer], hands_off_to: [reviewer]}
        | ^^^^^^^^^^^^
      help: let both sides say the same: add the name on the other side, or remove it here"
  `);
});

test("many names are counted", () => {
  const names = Array.from("abcdefgh");
  const text = agentWith(`coordination: {receives_from: [${names.join(", ")}]}`);
  const others = Object.fromEntries(names.map((name) => [`${name}.md`, agent(name)]));
  expect(check(coordinationUnanswered, text, { others }).rendered).toMatchInlineSnapshot(`
    "agent.md:4:1 info \`receives_from\` names "a", "b", "c", "d", "e" and 3 more, whose \`hands_off_to\` does not name this agent [coordination-unanswered]
      4 | coordination: {receives_from: [a, b, c, d, e, f, g, h]}
        | ^^^^^^^^^^^^
      help: let both sides say the same: add the name on the other side, or remove it here"
  `);
});

test("it is advice, which nobody gets who did not ask", () => {
  const text = agentWith("coordination: {hands_off_to: [a]}");
  const options = { others: { "a.md": agent("a") }, levels: () => presets.recommended };
  expect(check(coordinationUnanswered, text, options).diagnostics).toEqual([]);
});

test.for([
  ["who answers", "{hands_off_to: [a]}", agent("a", "coordination: {receives_from: [reviewer]}")],
  [
    "who works beside",
    "{parallel_with: [a]}",
    agent("a", "coordination: {parallel_with: [reviewer]}"),
  ],
  ["who is not there", "{hands_off_to: [b]}", agent("a")],
  ["who comes with Claude Code", "{hands_off_to: [general-purpose]}", agent("a")],
  ["whose block cannot be read", "{hands_off_to: [a]}", '---\nname: a\ndescription: "a" b\n---\n'],
  ["who is the agent itself", "{hands_off_to: [reviewer]}", agent("a")],
])("stays silent on one %s", ([, block, other]) => {
  const text = agentWith(`coordination: ${block}`);
  expect(check(coordinationUnanswered, text, { others: { "a.md": other! } }).diagnostics).toEqual(
    [],
  );
});

test("an agent that does not load says what it says", () => {
  const text = agentWith("coordination: {hands_off_to: [a]}");
  const dead = "---\nname: a\ncoordination: {receives_from: [reviewer]}\n---\n";
  expect(check(coordinationUnanswered, text, { others: { "a.md": dead } }).diagnostics).toEqual([]);
});
