import { array, boolean, constantFrom, oneof, record, string } from "fast-check";
import type { Arbitrary } from "fast-check";

/** Words that mean something to the client, and some that nearly do. */
const words = constantFrom(
  ...["Read", "Bash", "Grep", "read", "bash", "MultiEdit", "LS", "TodoWrite", "AskUserQuestion"],
  ...["Bash(git:*)", "Bash(git", "Agent(x)", "Task", "mcp__a", "mcp__a__*", "mcp__*", "*", "foo"],
  ...["Read;Grep", "Read|", "sonnet", "sonet", "claude-sonnet-4-5", "inherit", "plan", "Plan"],
  ...["red", "Red", "42", "true", "null", "~", "", "-1", "a: b", "a #b", "a # b", "&a b", "!a b"],
  ...[
    "---",
    "a --- b",
    '"',
    "'",
    "[",
    "]",
    "{",
    "}",
    "|",
    ">",
    "\\",
    "\t",
    "\r",
    "\u0000",
    "\uFEFF",
  ],
  ...["@x", "%", "`", "é", "😀", "\ud800", "\u200b", "- a", "? a", "<<: *a", "*a", "...", ","],
);

const keys = constantFrom(
  ...["name", "description", "tools", "disallowedTools", "model", "color", "memory", "hooks"],
  ...["permissionMode", "maxTurns", "mcpServers", "skills", "background", "effort", "isolation"],
  ...["Name", "Description", "allowed-tools", "Tools", "whenToUse", "mode", "modle", "PreToolUse"],
  ...["version", "coordination", "\u200bname", "hook", "x1"],
);

const value = oneof(
  words,
  array(words, { maxLength: 4 }).map((items) => items.join(", ")),
  array(words, { maxLength: 4 }).map((items) => items.join(" ")),
  array(words, { maxLength: 4 }).map((items) => `[${items.join(", ")}]`),
  array(words, { maxLength: 3 }).map((items) => `"${items.join(", ")}"`),
  array(words, { maxLength: 4 }).map((items) => items.map((item) => `\n  - ${item}`).join("")),
  array(words, { maxLength: 2 }).map((items) => `|\n  ${items.join("\n  ")}`),
  constantFrom("\n  PreToolUse: x", "\n  Stop: []", "\n  pre: a", "{}", "[]", "{{ a }}", "x # y"),
);

const line = oneof(
  {
    weight: 8,
    arbitrary: record({ key: keys, value }).map(({ key, value }) => `${key}: ${value}`),
  },
  { weight: 1, arbitrary: oneof(words, string({ unit: "binary" }), keys) },
);

/** Agent files that live, files that nearly do, and others. */
export const anyAgent: Arbitrary<string> = record({
  whole: boolean(),
  lines: array(line, { maxLength: 5 }),
  opener: constantFrom(...Array.from({ length: 12 }, () => "---"), "----", "---yaml", "", "\n---"),
  closer: constantFrom("---", "---", "---", "---", "----", "  ---", ""),
  ends: constantFrom("\n", "\n", "\n", "\r\n", "\r"),
  body: oneof(constantFrom("", "Prompt.", "---", "# A\n\n---\n"), string()),
}).map(({ whole, lines, opener, closer, ends, body }) => {
  const own = whole ? ["name: reviewer", "description: Reviews a change"] : [];
  const text = [opener, ...own, ...lines, closer, body].join("\n");
  return ends === "\n" ? text : text.replaceAll("\n", ends);
});
