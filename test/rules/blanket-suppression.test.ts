import { expect, test } from "vitest";
import { blanketSuppression } from "../../src/rules/blanket-suppression.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test.for([
  ["# agentlint-disable-next-line"],
  ["# agentlint-disable-next-line -- I know better"],
  ["# agentlint-disable"],
  ["# agentlint-disable-file"],
])("finds %s", ([comment]) => {
  const { diagnostics } = check(blanketSuppression, agentWith(comment!, "tools: Read, Deploy"));
  expect(diagnostics).toMatchObject([
    { severity: "info", range: { start: { line: 4, column: 1 } } },
  ]);
});

test.each([
  agentWith("# agentlint-disable-next-line unknown-tool", "tools: Read, Deploy"),
  // It suppresses nothing, which is another rule's affair.
  agentWith("# agentlint-disable-next-line", "tools: Read"),
  agentWith("# agentlint-disable unknown-tool", "tools: Read, Deploy", "# agentlint-enable"),
  "",
  "---\n[\n---\n",
])("stays silent on %j", (text) => {
  expect(check(blanketSuppression, text).diagnostics).toEqual([]);
});
