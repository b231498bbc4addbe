import { expect, test } from "vitest";
import { silentHook } from "../../src/rules/silent-hook.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

const handler = ["    - hooks:", "        - type: command", "          command: ./x.sh"];
const on = (event: string) => agentWith("hooks:", `  ${event}:`, ...handler);

test("the event is shown", () => {
  expect(check(silentHook, on("SessionStart")).rendered).toMatchInlineSnapshot(`
    "agent.md:5:3 warning Claude Code does not run hooks on \`SessionStart\` while it runs a subagent [silent-hook]
      5 |   SessionStart:
        |   ^^^^^^^^^^^^
      help: use PreToolUse, PostToolUse or Stop, or put the hook into the settings"
  `);
});

test.each(["SubagentStart", "UserPromptSubmit"])("%s", (event) => {
  expect(check(silentHook, on(event)).diagnostics).toHaveLength(1);
});

test.each([
  on("PreToolUse"),
  on("Stop"),
  on("sessionStart"),
  agentWith("hooks:", "  SessionStart:"),
  agentWith("hooks:", "  SessionStart: text"),
  agentWith("hooks: []"),
  "",
  "---\n[\n---\n",
])("stays silent on %j", (text) => {
  expect(check(silentHook, text).diagnostics).toEqual([]);
});

test("hooks of a plugin's agent are not read at all, and another rule says so", () => {
  expect(check(silentHook, on("SessionStart"), { scope: "plugin" }).diagnostics).toEqual([]);
});
