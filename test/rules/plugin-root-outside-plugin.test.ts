import { expect, test } from "vitest";
import { pluginRootOutsidePlugin } from "../../src/rules/plugin-root-outside-plugin.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

const variable = "${CLAUDE_PLUGIN_ROOT}";
const root = (path: string, kind: "project" | "user" | "plugin" = "project") => {
  return { roots: { "agent.md": { path, kind, distance: 0 } } };
};

test("in a project", () => {
  const text = `${agentWith()}\nRead ${variable}/a and ${variable}/b.\n`;
  expect(check(pluginRootOutsidePlugin, text, root(".claude/agents")).rendered)
    .toMatchInlineSnapshot(`
      "agent.md:8:6 warning Claude Code fills in \`\${CLAUDE_PLUGIN_ROOT}\` only for an agent of a plugin, and leaves it as it stands here and 1 more times [plugin-root-outside-plugin]
        8 | Read \${CLAUDE_PLUGIN_ROOT}/a and \${CLAUDE_PLUGIN_ROOT}/b.
          |      ^^^^^^^^^^^^^^^^^^^^^
        help: write the path from the project's folder"
    `);
});

test.each([
  [`${agentWith()}${variable}`, { scope: "plugin", ...root("acme/agents", "plugin") }],
  [`${agentWith()}${variable}`, root("acme/agents")],
  [agentWith(`description: ${variable}`), root(".claude/agents")],
  [`${agentWith()}$CLAUDE_PLUGIN_ROOT/a`, root(".claude/agents")],
  ["", root(".claude/agents")],
] as const)("stays silent on %j with %j", (text, options) => {
  expect(check(pluginRootOutsidePlugin, text, options).diagnostics).toEqual([]);
});

test("a prompt full of them takes no time to speak of", () => {
  const text = agentWith() + variable.repeat(40_000);
  expect(check(pluginRootOutsidePlugin, text, root("~/.claude/agents")).diagnostics).toHaveLength(
    1,
  );
});
