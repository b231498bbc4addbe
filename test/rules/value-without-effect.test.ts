import { expect, test } from "vitest";
import { valueWithoutEffect } from "../../src/rules/value-without-effect.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("in quotes as well", () => {
  expect(check(valueWithoutEffect, agentWith("background: 'false'")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:14 warning Claude Code starts agents in the background unless the call says otherwise, and \`background: false\` does not change that [value-without-effect]
      4 | background: 'false'
        |              ^^^^^
      help: remove the key"
  `);
});

test.each([
  agentWith("background: true"),
  agentWith("permissionMode: plan"),
  agentWith("background: no"),
  "",
  "---\n[\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(valueWithoutEffect, text).diagnostics).toEqual([]);
});

test("a client that heeds it", () => {
  const options = { client: "2.1.197" };
  expect(check(valueWithoutEffect, agentWith("background: false"), options).diagnostics).toEqual(
    [],
  );
});
