import { expect, test } from "vitest";
import { restrictionNotRead } from "../../src/rules/restriction-not-read.ts";
import { agentWith, block } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

test("the key of commands", () => {
  expect(check(restrictionNotRead, agentWith("allowed-tools: Read")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:1 error \`allowed-tools\` is no key that Claude Code reads, so the agent gets every tool [restriction-not-read]
      4 | allowed-tools: Read
        | ^^^^^^^^^^^^^
      help: write the key as \`tools\`"
  `);
});

test("another case", () => {
  expect(check(restrictionNotRead, agentWith("disallowedtools: Bash")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:1 error \`disallowedtools\` is no key that Claude Code reads, so nothing is denied [restriction-not-read]
      4 | disallowedtools: Bash
        | ^^^^^^^^^^^^^^^
      help: write the key as \`disallowedTools\`"
  `);
});

test("a mode under another key", () => {
  expect(check(restrictionNotRead, agentWith("permission-mode: plan")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:1 error \`permission-mode\` is no key that Claude Code reads, so the agent runs in the mode of the session [restriction-not-read]
      4 | permission-mode: plan
        | ^^^^^^^^^^^^^^^
      help: write the key as \`permissionMode\`"
  `);
});

test("a mode in another case", () => {
  expect(check(restrictionNotRead, agentWith("permissionMode: Plan")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:4:17 error "Plan" is no permission mode, so the agent runs in the mode of the session [restriction-not-read]
      4 | permissionMode: Plan
        |                 ^^^^
      help: write \`plan\`"
  `);
});

test("behind the end of the block", () => {
  expect(
    check(restrictionNotRead, block("name: reviewer", "description: a --- b", "tools: Read"))
      .rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:4:1 error \`tools\` stands in text that Claude Code does not read as fields, so the agent gets every tool [restriction-not-read]
      4 | tools: Read
        | ^^^^^
      help: mend the frontmatter, so that this line is part of it"
  `);
});

test("a plugin whose block does not parse", () => {
  expect(
    check(restrictionNotRead, block("name: reviewer", 'description: "a" b', "tools: Read"), {
      scope: "plugin",
    }).rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:4:1 error \`tools\` stands in text that Claude Code does not read as fields, so the agent gets every tool [restriction-not-read]
      4 | tools: Read
        | ^^^^^
      help: mend the frontmatter, so that this line is part of it"
  `);
});

test("a plugin without a fence", () => {
  expect(
    check(restrictionNotRead, "name: a\ntools: Read\n\ntools: in the text\n", { scope: "plugin" })
      .rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:2:1 error \`tools\` stands in text that Claude Code does not read as fields, so the agent gets every tool [restriction-not-read]
      2 | tools: Read
        | ^^^^^
      help: mend the frontmatter, so that this line is part of it"
  `);
});

test.each([
  agentWith("tools: Read", "allowed-tools: Read"),
  agentWith('allowed-tools: "*"'),
  agentWith("allowed-tools:"),
  agentWith("allowed-tools: []"),
  agentWith("mode: subagent"),
  agentWith("permission-mode: bypassPermissions"),
  agentWith("permissionMode: yolo"),
  agentWith("tool_choice: auto"),
  block("description: Reviews a change", "allowed-tools: Read"),
  block("name: reviewer", "tools: Read", "description: a --- b", "tools: Write"),
  "",
  "---\n---\n",
  "---\n[\n---\n",
  "---\n- 1\n---\n",
  "no frontmatter",
])("stays silent on %j", (text) => {
  expect(check(restrictionNotRead, text).diagnostics).toEqual([]);
});

test.each([[agentWith("permission-mode: plan"), { scope: "plugin" }]] as const)(
  "stays silent on %j with %j",
  (text, options) => {
    expect(check(restrictionNotRead, text, options).diagnostics).toEqual([]);
  },
);

test.each(["codebase", "read"])(
  "no fix where the agent would be left without tools: %s",
  (name) => {
    const { diagnostics } = check(restrictionNotRead, agentWith(`allowed-tools: ${name}`));
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).not.toHaveProperty("fix");
  },
);

test("a guard under an event that does not exist", () => {
  const hook = ["    - matcher: Bash", "      hooks:", "        - { type: command, command: a }"];
  const text = agentWith("hooks:", "  preToolUse:", ...hook);
  expect(check(restrictionNotRead, text).rendered).toMatchInlineSnapshot(`
    "agent.md:5:3 error \`preToolUse\` is not a hook event, so this guard never runs [restriction-not-read]
      5 |   preToolUse:
        |   ^^^^^^^^^^
      help: write the event as \`PreToolUse\` or \`PermissionRequest\`, with matchers that hold a list \`hooks\`"
  `);
});

test("a malformed guard, before it dropped the agent", () => {
  const text = agentWith("hooks:", "  PreToolUse: echo");
  expect(check(restrictionNotRead, text, { client: "2.1.256" }).rendered).toMatchInlineSnapshot(`
    "agent.md:5:15 error \`PreToolUse\` is not a list of matchers, so this guard never runs [restriction-not-read]
      5 |   PreToolUse: echo
        |               ^^^^
      help: write the event as \`PreToolUse\` or \`PermissionRequest\`, with matchers that hold a list \`hooks\`"
  `);
});

test("a guard without a value states no restriction", () => {
  const text = agentWith("hooks:", "  PreToolUse:");
  expect(check(restrictionNotRead, text).diagnostics).toEqual([]);
});

const guard = (matcher: string, ...more: string[]) =>
  agentWith(
    ...more,
    "hooks:",
    "  PreToolUse:",
    `    - matcher: ${matcher}`,
    "      hooks:",
    "        - type: command",
    "          command: ./guard.sh",
  );

test("a guard whose matcher fits no tool", () => {
  const matchers = ["bash", '"Bash(rm *)"', "Bash Write"];
  expect(matchers.map((one) => check(restrictionNotRead, guard(one)).rendered).join("\n\n"))
    .toMatchInlineSnapshot(`
    "agent.md:6:16 error a hook on \`PreToolUse\` matches "bash", and names of tools are case-sensitive, so this guard never runs for Bash [restriction-not-read]
      6 |     - matcher: bash
        |                ^^^^
      help: write "Bash"

    agent.md:6:16 error a hook on \`PreToolUse\` matches "Bash(rm *)", and no tool has such a name, so this guard never runs for Bash [restriction-not-read]
      6 |     - matcher: "Bash(rm *)"
        |                ^^^^^^^^^^^^
      help: write "Bash"

    agent.md:6:16 error a hook on \`PreToolUse\` matches "Bash Write" as one name, since blanks separate nothing, so this guard never runs for Bash [restriction-not-read]
      6 |     - matcher: Bash Write
        |                ^^^^^^^^^^
      help: write "Bash|Write""
  `);
});

test("of a tool that the agent does not have nothing needs guarding", () => {
  expect(check(restrictionNotRead, guard("bash", "tools: Read")).diagnostics).toEqual([]);
});

test("a guard in another spelling comes into force when asked for", () => {
  const text = guard("Bash").replace("PreToolUse", "pre_tool_use");
  expect(fixed(restrictionNotRead, text, {}, ["safe"])).toBe(text);
  expect(fixed(restrictionNotRead, text)).toBe(guard("Bash"));
});

test.each([
  ["bash", "Bash"],
  ["'Edit|bash'", "'Edit|Bash'"],
  ['"Bash(rm *)"', '"Bash"'],
  ["Bash Write", "Bash|Write"],
])("the matcher %s becomes %s when asked for", (before, after) => {
  expect(fixed(restrictionNotRead, guard(before), {}, ["safe"])).toBe(guard(before));
  expect(fixed(restrictionNotRead, guard(before))).toBe(guard(after));
});
