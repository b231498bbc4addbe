import { expect, test } from "vitest";
import { numberCutShort } from "../../src/rules/number-cut-short.ts";
import { agentWith } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

test("a unit", () => {
  expect(check(numberCutShort, agentWith("maxTurns: 10k")).rendered).toMatchInlineSnapshot(`
    "agent.md:4:11 warning Claude Code takes "10k" for 10 turns [number-cut-short]
      4 | maxTurns: 10k
        |           ^^^
      help: write a whole number"
  `);
});

test.each([
  agentWith("maxTurns: 10"),
  agentWith("maxTurns: '10'"),
  agentWith("maxTurns: 5 turns"),
  agentWith("maxTurns: 1e1"),
  agentWith("maxTurns: '1,000'"),
  agentWith("maxTurns: 2.5"),
  agentWith("maxTurns: many"),
  "",
  "---\n[\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(numberCutShort, text).diagnostics).toEqual([]);
});

test.each([
  ["maxTurns: 10k", "maxTurns: 10"],
  ["maxTurns: '2.9'", "maxTurns: '2'"],
  ["maxTurns: 1.000.000", "maxTurns: 1"],
])("%j becomes %j when asked for", (before, after) => {
  expect(fixed(numberCutShort, agentWith(before), {}, ["safe"])).toBe(agentWith(before));
  expect(fixed(numberCutShort, agentWith(before))).toBe(agentWith(after));
});
