import { expect, test } from "vitest";
import { bypassPermissions } from "../../src/rules/bypass-permissions.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test.each([
  "permissionMode: bypassPermissions",
  'permissionMode: "\\x62ypassPermissions"',
  "permissionMode: >-\n  bypassPermissions",
  "'permissionMode': 'bypassPermissions'",
  "permissionMode: >\n  bypassPermissions",
  "permissionMode: ' bypassPermissions'",
  "m: &m bypassPermissions\npermissionMode: *m",
  '"permission\\u004dode": bypassPermissions',
  "permissionMode: bypassPermissions # always",
  'broken: "a" b\npermissionMode: bypassPermissions',
])("finds %j", (text) => {
  expect(check(bypassPermissions, agentWith(text)).diagnostics).not.toEqual([]);
});

test.each([
  "permissionMode: plan",
  "permissionMode: acceptEdits",
  "permissionMode: bypass",
  "mode: x",
  'broken: "a" b\npermissionMode: plan',
])("stays silent on %j", (text) => {
  expect(check(bypassPermissions, agentWith(text)).diagnostics).toEqual([]);
});

test("is shown so", () => {
  expect(check(bypassPermissions, agentWith("permissionMode: bypassPermissions")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:17 warning in this mode the agent does everything without asking, writing to \`.git\` and \`.claude\` included, wherever the session allows the mode [bypass-permissions]
      4 | permissionMode: bypassPermissions
        |                 ^^^^^^^^^^^^^^^^^
      help: leave the mode to whoever starts the session"
  `);
});
