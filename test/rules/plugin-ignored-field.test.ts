import { expect, test } from "vitest";
import { pluginIgnoredField } from "../../src/rules/plugin-ignored-field.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("every such field", () => {
  expect(
    check(
      pluginIgnoredField,
      agentWith(
        "permissionMode: plan",
        "hooks: []",
        "mcpServers: []",
        "initialPrompt: Go",
        "observer: a",
      ),
      { scope: "plugin" },
    ).rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:4:1 warning Claude Code does not read \`permissionMode\` in an agent of a plugin [plugin-ignored-field]
      4 | permissionMode: plan
        | ^^^^^^^^^^^^^^
      help: remove the key, or ship the agent in the project instead of a plugin

    agent.md:5:1 warning Claude Code does not read \`hooks\` in an agent of a plugin [plugin-ignored-field]
      5 | hooks: []
        | ^^^^^
      help: remove the key, or ship the agent in the project instead of a plugin

    agent.md:6:1 warning Claude Code does not read \`mcpServers\` in an agent of a plugin [plugin-ignored-field]
      6 | mcpServers: []
        | ^^^^^^^^^^
      help: remove the key, or ship the agent in the project instead of a plugin

    agent.md:7:1 warning Claude Code does not read \`initialPrompt\` in an agent of a plugin [plugin-ignored-field]
      7 | initialPrompt: Go
        | ^^^^^^^^^^^^^
      help: remove the key, or ship the agent in the project instead of a plugin

    agent.md:8:1 warning Claude Code does not read \`observer\` in an agent of a plugin [plugin-ignored-field]
      8 | observer: a
        | ^^^^^^^^
      help: remove the key, or ship the agent in the project instead of a plugin"
  `);
});

test.each([agentWith("permissionMode: plan", "hooks: {}")])("stays silent on %j", (text) => {
  expect(check(pluginIgnoredField, text).diagnostics).toEqual([]);
});

test.each([
  [agentWith("color: red", "tools: Read", "isolation: worktree"), { scope: "plugin" }],
  ["", { scope: "plugin" }],
] as const)("stays silent on %j with %j", (text, options) => {
  expect(check(pluginIgnoredField, text, options).diagnostics).toEqual([]);
});

test("a plugin's agent works on no remote machine", () => {
  const text = agentWith("isolation: remote");
  const { diagnostics, reading } = check(pluginIgnoredField, text, { scope: "plugin" });
  expect(diagnostics.map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "Claude Code does not read \`isolation: remote\` in an agent of a plugin",
    ]
  `);
  expect(reading.values.isolation).toBeUndefined();
  expect(check(pluginIgnoredField, text).diagnostics).toEqual([]);
});
