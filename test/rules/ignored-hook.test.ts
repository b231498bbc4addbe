import { expect, test } from "vitest";
import { ignoredHook } from "../../src/rules/ignored-hook.ts";
import { agentWith } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

test("no event", () => {
  expect(check(ignoredHook, agentWith("hooks:", "  pre: echo")).rendered).toMatchInlineSnapshot(`
    "agent.md:5:3 warning \`pre\` is not a hook event, so Claude Code ignores it [ignored-hook]
      5 |   pre: echo
        |   ^^^
      help: write \`Event: [{ matcher: …, hooks: [{ type: command, command: … }] }]\` with an event such as PostToolUse or Stop"
  `);
});

test("a malformed entry", () => {
  expect(check(ignoredHook, agentWith("hooks:", "  PostToolUse: echo")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:5:16 warning \`PostToolUse\` is not a list of matchers, so Claude Code ignores it [ignored-hook]
      5 |   PostToolUse: echo
        |                ^^^^
      help: write \`Event: [{ matcher: …, hooks: [{ type: command, command: … }] }]\` with an event such as PostToolUse or Stop"
  `);
});

test.each([
  agentWith("hooks:", "  Stop: []"),
  agentWith("hooks: {}"),
  agentWith("hooks:", "  PreToolUse: echo"),
  agentWith("hooks: []"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(ignoredHook, text).diagnostics).toEqual([]);
});

test.each([[agentWith("hooks:", "  pre: echo"), { scope: "plugin" }]] as const)(
  "stays silent on %j with %j",
  (text, options) => {
    expect(check(ignoredHook, text, options).diagnostics).toEqual([]);
  },
);

test("a guard without a value guards nothing", () => {
  expect(check(ignoredHook, agentWith("hooks:", "  PreToolUse:")).rendered).toMatchInlineSnapshot(`
    "agent.md:5:3 warning \`PreToolUse\` is empty, so Claude Code ignores it [ignored-hook]
      5 |   PreToolUse:
        |   ^^^^^^^^^^
      help: write \`Event: [{ matcher: …, hooks: [{ type: command, command: … }] }]\` with an event such as PostToolUse or Stop"
  `);
});

const after = (matcher: string, ...more: string[]) =>
  agentWith(
    ...more,
    "hooks:",
    "  PostToolUse:",
    `    - matcher: ${matcher}`,
    "      hooks:",
    "        - type: command",
    "          command: make format",
  );

test("a matcher that fits no tool", () => {
  expect(check(ignoredHook, after("Write|edit")).rendered).toMatchInlineSnapshot(`
    "agent.md:6:16 warning a hook on \`PostToolUse\` matches "edit", and names of tools are case-sensitive, so it never runs for Edit [ignored-hook]
      6 |     - matcher: Write|edit
        |                ^^^^^^^^^^
      help: write "Edit""
  `);
});

test.each([
  "Write|Edit",
  "Write, Edit",
  "Edit|edit",
  "'*'",
  "''",
  "'.*'",
  "Task|MultiEdit",
  "mcp__a__b",
  "Ba[s]h",
  "Bash(.*)",
  "Bash(Output)?",
  "acme_tool",
])("a matcher %s that may fit stays silent", (matcher) => {
  expect(check(ignoredHook, after(matcher)).diagnostics).toEqual([]);
});

const hooked = (event: string) =>
  agentWith(
    "hooks:",
    `  ${event}:`,
    "    - hooks:",
    "        - type: command",
    "          command: x",
  );

test.each([
  ["postToolUse", "PostToolUse"],
  ["post-tool-use", "PostToolUse"],
  ["subagent_stop", "SubagentStop"],
  ["post", "post"],
])("the event %s becomes %s when asked for", (before, after) => {
  expect(fixed(ignoredHook, hooked(before), {}, ["safe"])).toBe(hooked(before));
  expect(fixed(ignoredHook, hooked(before))).toBe(hooked(after));
});
