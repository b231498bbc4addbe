import { expect, test } from "vitest";
import { hooksDropAgent } from "../../src/rules/hooks-drop-agent.ts";
import { agentWith } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

test("no mapping", () => {
  expect(check(hooksDropAgent, agentWith("hooks: []")).rendered).toMatchInlineSnapshot(`
    "agent.md:4:8 error \`hooks\` is not a mapping of events, so Claude Code drops the whole agent [hooks-drop-agent]
      4 | hooks: []
        |        ^^
      help: write \`hooks\` as a mapping from events to lists of matchers, or remove it"
  `);
});

test("a matcher without its list", () => {
  expect(
    check(
      hooksDropAgent,
      agentWith("hooks:", "  PreToolUse:", "    - matcher: Bash", "      command: ./guard.sh"),
    ).rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:6:7 error \`PreToolUse\` lacks the list \`hooks\` of handlers, so Claude Code drops the whole agent [hooks-drop-agent]
      6 |     - matcher: Bash
        |       ^^^^^^^^^^^^^
      help: write \`hooks: { PreToolUse: [{ matcher: …, hooks: [{ type: command, command: … }] }] }\`"
  `);
});

test("a guard outside hooks", () => {
  expect(check(hooksDropAgent, agentWith("PreToolUse: [{ matcher: Read }]")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:1 error \`PreToolUse\` stands outside \`hooks\`, so Claude Code drops the whole agent [hooks-drop-agent]
      4 | PreToolUse: [{ matcher: Read }]
        | ^^^^^^^^^^
      help: write \`hooks: { PreToolUse: [{ matcher: …, hooks: [{ type: command, command: … }] }] }\`"
  `);
});

test.each([
  agentWith(),
  agentWith("hooks:"),
  agentWith("hooks: {}"),
  agentWith("hooks:", "  PreToolUse: []"),
  agentWith("hooks:", "  PostToolUse: text"),
  agentWith("hooks:", "  preToolUse: text"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(hooksDropAgent, text).diagnostics).toEqual([]);
});

test.each([
  [agentWith("hooks: []"), { scope: "plugin" }],
  [agentWith("hooks: []"), { client: "2.1.256" }],
] as const)("stays silent on %j with %j", (text, options) => {
  expect(check(hooksDropAgent, text, options).diagnostics).toEqual([]);
});

const guard = (...lines: string[]) => agentWith("hooks:", "  PreToolUse:", ...lines);

test.each([
  [
    guard("    - matcher: Bash", "      command: ./guard.sh"),
    guard(
      "    - matcher: Bash",
      "      hooks:",
      "        - type: command",
      "          command: ./guard.sh",
    ),
  ],
  [
    guard(
      "  - command: |",
      "      first",
      "",
      "        second",
      "    once: true",
      "  - matcher: a",
    ),
    guard(
      "  - hooks:",
      "      - type: command",
      "        command: |",
      "          first",
      "",
      "            second",
      "        once: true",
      "  - matcher: a",
    ),
  ],
  [
    guard("  - matcher: Bash", "    type: command", '    command: "one\\n\\', '      \\ two"'),
    guard(
      "  - matcher: Bash",
      "    hooks:",
      "      - type: command",
      '        command: "one\\n\\',
      '          \\ two"',
    ),
  ],
  [guard("  - {matcher: Bash, command: x}"), guard("  - {matcher: Bash, command: x}")],
  [guard("  - command: x", "    matcher: Bash"), guard("  - command: x", "    matcher: Bash")],
  [guard("  - matcher: Bash"), guard("  - matcher: Bash")],
])("%j becomes %j when asked for", (before, after) => {
  expect(fixed(hooksDropAgent, before, {}, ["safe"])).toBe(before);
  expect(fixed(hooksDropAgent, before)).toBe(after);
});
