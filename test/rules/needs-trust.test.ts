import { expect, test } from "vitest";
import { needsTrust } from "../../src/rules/needs-trust.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

const hook = [
  "hooks:",
  "  Stop:",
  "    - hooks:",
  "        - type: command",
  "          command: make",
];

test("hooks and servers", () => {
  expect(
    check(needsTrust, agentWith(...hook, "mcpServers: [{docs: {command: x}}, github]")).rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:4:1 info in a folder that is not trusted Claude Code starts the agent and skips its hooks [needs-trust]
      4 | hooks:
        | ^^^^^
      help: do not rely on these hooks where nobody answers the question for trust, such as in CI

    agent.md:9:1 info in a folder that is not trusted Claude Code starts the agent without the servers that it brings [needs-trust]
      9 | mcpServers: [{docs: {command: x}}, github]
        | ^^^^^^^^^^
      help: declare the server in \`.mcp.json\` and name it here, or see to it that the folder is trusted"
  `);
});

test.each([
  agentWith("hooks: {}"),
  agentWith("hooks:", "  pre: x"),
  agentWith("mcpServers: [docs]"),
  "",
  "---\n[\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(needsTrust, text).diagnostics).toEqual([]);
});

test.each([{ scope: "user" }, { scope: "plugin" }, { client: "2.1.217" }] as const)(
  "stays silent with %j",
  (options) => {
    expect(check(needsTrust, agentWith(...hook), options).diagnostics).toEqual([]);
  },
);
