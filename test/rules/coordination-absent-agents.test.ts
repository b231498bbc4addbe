import { expect, test } from "vitest";
import { presets } from "../../src/lint/levels.ts";
import { coordinationAbsentAgents } from "../../src/rules/coordination-absent-agents.ts";
import { coordinationUnknownAgent } from "../../src/rules/coordination-unknown-agent.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";
import { agent } from "../support/tree.ts";

const both = [coordinationAbsentAgents, coordinationUnknownAgent];
const names = (...list: readonly string[]) =>
  agentWith(`coordination: {hands_off_to: [${list.join(", ")}]}`);

test("an agent that came alone", () => {
  const text = names("a1", "b2", "c3", "d4", "e5", "f6", "g7");
  expect(check(both, text).rendered).toMatchInlineSnapshot(`
    "agent.md:4:1 info the block names "a1", "b2", "c3", "d4", "e5" and 2 more, and none of them is here [coordination-absent-agents]
      4 | coordination: {hands_off_to: [a1, b2, c3, d4, e5, f6, g7]}
        | ^^^^^^^^^^^^
      help: add the agents that this one works with, or take their names out"
  `);
});

test("nobody hears of it who did not ask", () => {
  const levels = () => presets.recommended;
  expect(check(both, names("a1", "b2"), { levels }).diagnostics).toEqual([]);
});

test.for([
  [["aa", "bb", "x1"], "coordination-unknown-agent"],
  [["aa", "x1"], "coordination-unknown-agent"],
  [["aa", "x1", "y2"], "coordination-absent-agents"],
] as const)("among a and b, %j is a case of %s", ([list, id]) => {
  const others = { "a.md": agent("aa"), "b.md": agent("bb") };
  const found = check(both, names(...list), { others }).diagnostics;
  expect(new Set(found.map(({ ruleId }) => ruleId))).toEqual(new Set([id]));
});

test("a slip is one in any roster", () => {
  const others = { "a.md": agent("technical-writer") };
  const found = check(both, names("technical-writter", "x1", "y2", "z3"), { others }).diagnostics;
  expect(found.map(({ ruleId }) => ruleId)).toEqual([
    "coordination-absent-agents",
    "coordination-unknown-agent",
  ]);
});

test("stays silent where all are there, or nothing is named", () => {
  const others = { "a.md": agent("aa") };
  for (const text of [names("aa", "Explore"), names(), agentWith(), agentWith("coordination: x")]) {
    expect(check(both, text, { others }).diagnostics).toEqual([]);
  }
});
