import { expect, test } from "vitest";
import { relaxedPermissionMode } from "../../src/rules/relaxed-permission-mode.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test.each([
  "permissionMode: acceptEdits",
  "permissionMode: auto",
  'permissionMode: "accept\\x45dits"',
])("finds %j", (text) => {
  expect(check(relaxedPermissionMode, agentWith(text)).diagnostics).not.toEqual([]);
});

test.each([
  "permissionMode: plan",
  "permissionMode: dontAsk",
  "permissionMode: default",
  "permissionMode: bypassPermissions",
  "permissionMode: acceptedits",
])("stays silent on %j", (text) => {
  expect(check(relaxedPermissionMode, agentWith(text)).diagnostics).toEqual([]);
});

test("is shown so", () => {
  expect(check(relaxedPermissionMode, agentWith("permissionMode: acceptEdits")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:17 warning in this mode the agent changes files without asking, also where the session would ask [relaxed-permission-mode]
      4 | permissionMode: acceptEdits
        |                 ^^^^^^^^^^^
      help: leave the mode to whoever starts the session"
  `);
});
