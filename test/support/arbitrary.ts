import { array, boolean, constant, constantFrom, oneof, record, string } from "fast-check";
import type { Arbitrary } from "fast-check";

/** Words that mean something to the client, and some that nearly do. */
const words = constantFrom(
  ..."Read Bash Grep read bash MultiEdit LS TodoWrite AskUserQuestion Bash(git:*) Bash(git".split(
    " ",
  ),
  ..."Agent(x) Task mcp__a mcp__a__* mcp__* * foo Read;Grep Read| sonnet sonet inherit".split(" "),
  ..."claude-sonnet-4-5 plan Plan red Red 42 true null ~ -1 --- @x % ` é 😀 ... , \" ' [ ] { }".split(
    " ",
  ),
  ..."|_>_\\_\t_\r_\u0000_\uFEFF_\ud800_\u200b_a: b_a #b_a # b_&a b_!a b_a --- b_- a_? a_*a".split(
    "_",
  ),
  "",
);

const keys = constantFrom(
  ..."name description tools disallowedTools model color memory hooks permissionMode".split(" "),
  ..."maxTurns mcpServers skills background effort isolation version coordination <<".split(" "),
  ..."Name Description allowed-tools Tools whenToUse mode modle PreToolUse hook x1".split(" "),
  "\u200bname",
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
  opener: oneof(
    { weight: 9, arbitrary: constant("---") },
    { weight: 1, arbitrary: constantFrom("----", "---yaml", "", "\n---") },
  ),
  closer: constantFrom("---", "---", "---", "---", "----", "  ---", ""),
  ends: constantFrom("\n", "\n", "\n", "\r\n", "\r"),
  body: oneof(constantFrom("", "Prompt.", "---", "# A\n\n---\n"), string()),
}).map(({ whole, lines, opener, closer, ends, body }) => {
  const own = whole ? ["name: reviewer", "description: Reviews a change"] : [];
  const text = [opener, ...own, ...lines, closer, body].join("\n");
  return ends === "\n" ? text : text.replaceAll("\n", ends);
});
