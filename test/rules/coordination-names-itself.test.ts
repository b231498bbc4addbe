import { expect, test } from "vitest";
import { coordinationNamesItself } from "../../src/rules/coordination-names-itself.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("every list that names the agent itself", () => {
  const text = agentWith(
    "coordination:",
    "  hands_off_to: [a, reviewer]",
    '  receives_from: ["reviewer"]',
  );
  expect(check(coordinationNamesItself, text).rendered).toMatchInlineSnapshot(`
    "agent.md:5:21 warning \`hands_off_to\` names "reviewer", which is this agent itself [coordination-names-itself]
      5 |   hands_off_to: [a, reviewer]
        |                     ^^^^^^^^
      help: remove the name, or write that of the agent that was meant

    agent.md:6:20 warning \`receives_from\` names "reviewer", which is this agent itself [coordination-names-itself]
      6 |   receives_from: ["reviewer"]
        |                    ^^^^^^^^
      help: remove the name, or write that of the agent that was meant"
  `);
});

test("a plugin's agent goes by its name with and without the prefix", () => {
  const text = agentWith(
    "coordination: {parallel_with: [reviewer, 'acme:reviewer', 'x:reviewer']}",
  );
  expect(check(coordinationNamesItself, text, { scope: "plugin" }).diagnostics).toHaveLength(2);
});

test("an agent that does not load has a name as well", () => {
  const text = "---\nname: a\ncoordination:\n  hands_off_to: [a]\n---\n";
  expect(check(coordinationNamesItself, text).diagnostics).toHaveLength(1);
});

test.for([
  "",
  "coordination: reviewer",
  "coordination:\n  hands_off_to: reviewer",
  "coordination:\n  hands_off_to: [Reviewer, re]",
  "coordination:\n  other: [reviewer]",
])("stays silent on %j", (line) => {
  expect(check(coordinationNamesItself, agentWith(line)).diagnostics).toEqual([]);
});
