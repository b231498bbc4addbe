import { expect, test } from "vitest";
import { valueWithoutEffect } from "../../src/rules/value-without-effect.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("both", () => {
  expect(
    check(valueWithoutEffect, agentWith("background: 'false'", "permissionMode: bypassPermissions"))
      .rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:4:14 warning Claude Code starts agents in the background unless the call says otherwise, and \`background: false\` does not change that [value-without-effect]
      4 | background: 'false'
        |              ^^^^^
      help: remove the key

    agent.md:5:17 warning Claude Code takes \`bypassPermissions\` from the session only, and keeps the mode of the session for this agent [value-without-effect]
      5 | permissionMode: bypassPermissions
        |                 ^^^^^^^^^^^^^^^^^
      help: remove the key, or name a mode that an agent may have, such as \`acceptEdits\`"
  `);
});

test.each([
  agentWith("background: true"),
  agentWith("permissionMode: plan"),
  agentWith("background: no"),
  agentWith("permissionMode: BypassPermissions"),
  "",
  "---\n[\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(valueWithoutEffect, text).diagnostics).toEqual([]);
});

test.each([
  ["background: false", { client: "2.1.197" }],
  ["permissionMode: bypassPermissions", { client: "2.1.222" }],
  ["permissionMode: bypassPermissions", { scope: "plugin" }],
] as const)("stays silent on %s with %j", (line, options) => {
  expect(check(valueWithoutEffect, agentWith(line), options).diagnostics).toEqual([]);
});
