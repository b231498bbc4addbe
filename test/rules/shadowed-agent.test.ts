import { expect, test } from "vitest";
import { shadowedAgent } from "../../src/rules/shadowed-agent.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

const user = { path: "~/.claude/agents", kind: "user", distance: 0 } as const;

test("the user's agent behind the project's", () => {
  const options = { path: "b.md", others: { "a.md": agentWith() }, roots: { "b.md": user } };
  expect(check(shadowedAgent, agentWith(), options).rendered).toMatchInlineSnapshot(`
    "b.md:2:7 info a.md has the same name "reviewer" and wins it in this session [shadowed-agent]
      2 | name: reviewer
        |       ^^^^^^^^
      see: a.md:2:7 the same name
      help: nothing, if this agent is meant to be replaced here; else give it another name"
  `);
});

test.each([
  [agentWith(), { others: { "a.md": agentWith("color: red") } }],
  [agentWith(), { others: {}, roots: { "agent.md": user } }],
  ["", { others: { "b.md": "" } }],
] as const)("stays silent on %j with %j", (text, options) => {
  expect(check(shadowedAgent, text, options).diagnostics).toEqual([]);
});
