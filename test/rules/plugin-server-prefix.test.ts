import { expect, test } from "vitest";
import { pluginServerPrefix } from "../../src/rules/plugin-server-prefix.ts";
import { agentWith } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

const options = {
  scope: "plugin",
  beside: { plugin: { name: "acme", servers: new Set(["docs"]) } },
} as const;

test("the plugin's own server", () => {
  expect(check(pluginServerPrefix, agentWith("tools: Read, mcp__docs__search"), options).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:14 warning the plugin's own server "docs" is called "plugin_acme_docs" in the names of tools, so Claude Code gives the agent nothing for this entry [plugin-server-prefix]
      4 | tools: Read, mcp__docs__search
        |              ^^^^^^^^^^^^^^^^^
      help: start the entry with \`mcp__plugin_acme_docs\`"
  `);
});

test.each([
  agentWith("tools: Read, mcp__plugin_acme_docs__search"),
  agentWith("tools: Read, mcp__github__x"),
  agentWith("disallowedTools: mcp__docs__search"),
  "",
  "---\n[\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(pluginServerPrefix, text, options).diagnostics).toEqual([]);
});

test("a project may declare the server itself", () => {
  const text = agentWith("tools: Read, mcp__docs__search");
  expect(check(pluginServerPrefix, text, { ...options, scope: "project" }).diagnostics).toEqual([]);
});

test.each([
  ["tools: Read, mcp__docs", "tools: Read, mcp__plugin_acme_docs"],
  ["tools: ['mcp__docs__*']", "tools: ['mcp__plugin_acme_docs__*']"],
])("%j becomes %j when asked for", (before, after) => {
  expect(fixed(pluginServerPrefix, agentWith(before), options, ["safe"])).toBe(agentWith(before));
  expect(fixed(pluginServerPrefix, agentWith(before), options)).toBe(agentWith(after));
});
