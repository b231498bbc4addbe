import { expect, test } from "vitest";
import { backgroundTool } from "../../src/rules/background-tool.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test("a tool of the foreground", () => {
  expect(check(backgroundTool, agentWith("tools: Read, CronCreate", "background: true")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:14 warning Claude Code leaves "CronCreate" out while the agent runs in the background, as \`background\` demands [background-tool]
      4 | tools: Read, CronCreate
        |              ^^^^^^^^^^
      help: remove the name, or remove \`background\`"
  `);
});

test.each([
  agentWith("tools: Read, CronCreate"),
  agentWith("tools: Read, CronCreate", "background: false"),
  agentWith("tools: Read, CronCreate", "background: yes"),
  agentWith("tools: Read, CronCreate", "disallowedTools: CronCreate", "background: true"),
  agentWith("tools: Read, Bash, Skill", "background: true"),
  agentWith("background: true"),
  "",
  "---\n[\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(backgroundTool, text).diagnostics).toEqual([]);
});
