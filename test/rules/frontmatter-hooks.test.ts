import { expect, test } from "vitest";
import { frontmatterHooks } from "../../src/rules/frontmatter-hooks.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

test.each([
  "hooks:\n  PreToolUse:\n    - matcher: Bash\n      hooks:\n        - type: command\n          command: ./x.sh",
  'hooks: {Stop: [{hooks: [{type: command, command: "true"}]}]}',
  '"ho\\u006fks":\n  Stop:\n    - hooks:\n        - {type: http, url: "https://x.example.invalid"}',
  'metadata: &h\n  Stop:\n    - hooks:\n        - {type: command, command: "true"}\nhooks: *h',
  "'hooks':\n  Stop:\n    - hooks: [{type: prompt, prompt: x}]",
  'broken: "a" b\nhooks:\n  Stop: []',
  'broken: "a" b\n"h\\x6foks": {}',
  "hooks:\n  Stop: &s\n    - hooks: &h\n        - {type: command, command: a}\n  SubagentStop: *s",
])("finds %j", (text) => {
  expect(check(frontmatterHooks, agentWith(text)).diagnostics).not.toEqual([]);
});

test.each(["tools: Read", "hooks: {}", "hooks:", "hooks:\n  pre: x", "metadata:\n  hooks: none"])(
  "stays silent on %j",
  (text) => {
    expect(check(frontmatterHooks, agentWith(text)).diagnostics).toEqual([]);
  },
);

test("is shown so", () => {
  expect(
    check(
      frontmatterHooks,
      agentWith(
        "hooks:\n  PreToolUse:\n    - matcher: Bash\n      hooks:\n        - type: command\n          command: ./x.sh",
      ),
    ).rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:4:1 warning the file brings hooks, which Claude Code runs on PreToolUse without asking [frontmatter-hooks]
      4 | hooks:
        | ^^^^^
      help: read what they run before the agent is used

    agent.md:9:20 warning this command runs with the rights of whoever starts Claude Code [frontmatter-hooks]
      9 |           command: ./x.sh
        |                    ^^^^^^
      help: keep it only if its purpose is clear"
  `);
});

test("a plugin's agent has no hooks", () => {
  const text = agentWith("hooks: {Stop: [{hooks: [{type: command, command: a}]}]}");
  expect(check(frontmatterHooks, text, { scope: "plugin" }).diagnostics).toEqual([]);
});
