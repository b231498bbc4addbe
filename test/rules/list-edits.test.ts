import { array, assert, constantFrom, property, record } from "fast-check";
import { expect, test } from "vitest";
import { entryOf } from "../../src/client/reading.ts";
import type { Reading } from "../../src/client/reading.ts";
import { removeEntry, replaceEntry } from "../../src/rules/list-edits.ts";
import type { Listed } from "../../src/rules/list-edits.ts";
import { namedEntries } from "../../src/rules/named-entries.ts";
import type { ListKey, NamedEntry } from "../../src/rules/named-entries.ts";
import { rereading } from "../../src/rules/survives.ts";
import { agentWith } from "../support/agent.ts";
import { check } from "../support/check.ts";

const keys = ["tools", "disallowedTools", "skills", "mcpServers", "coordination"] as const;
const NAME = "mcp__x";

const entriesOf = (reading: Reading, key: ListKey): readonly NamedEntry[] => {
  const value = entryOf(reading, key)?.value;
  return value ? namedEntries(key, value, reading.document.file.text) : [];
};
const textsOf = (reading: Reading) =>
  keys.map((key) => entriesOf(reading, key).map(({ text }) => text));

interface Change {
  readonly edit: typeof removeEntry;
  readonly instead: readonly string[];
}
const changes: readonly Change[] = [
  { edit: removeEntry, instead: [] },
  {
    edit: (reading: Reading, listed: Listed) => replaceEntry(reading, listed, NAME),
    instead: [NAME],
  },
];

/** Changes every entry alone, looks at what the client reads then, and counts how many could be. */
function changeEach(text: string): number {
  const { reading } = check([], text);
  const before = textsOf(reading);
  let changed = 0;
  for (const [at, field] of keys.entries()) {
    for (const [index, { span }] of entriesOf(reading, field).entries()) {
      for (const { edit: editOf, instead } of changes) {
        const edit = editOf(reading, { field, span });
        if (!edit) continue;
        changed++;
        const after = rereading(reading, [edit]);
        const wanted = before.with(at, before[at]!.toSpliced(index, 1, ...instead));
        expect(textsOf(after), JSON.stringify({ text, edit })).toEqual(wanted);
        expect(after.loads).toBe(reading.loads);
        expect(after.document.body).toBe(reading.document.body);
      }
    }
  }
  return changed;
}

test.for([
  // Two entries in one item, of which one at least is not written as it is read.
  [String.raw`tools: ["Read\x2CLS", Grep]`, 2],
  [String.raw`tools: ["Read, L\x53", Grep]`, 2],
  ['tools:\n  - "Read,\\x4c\\x53"\n  - Grep', 2],
  ["tools:\n  - Read,\n    LS(a\n    b)\n  - Grep", 3],
  ["tools: ['it''s, LS', Grep]", 2],
  // One alone may go as a whole.
  [String.raw`tools: ["\x4cS", Grep]`, 3],
  // The first is written otherwise, and looks as if it stood where the second does.
  [String.raw`tools: ["\x4cS, LSP", Grep]`, 2],
  [String.raw`tools: ["\x72ead, read", Grep]`, 2],
  // An alias stands for what another place says.
  ["tools: [&a Read, Grep, *a]", 2],
  ["tools: [&a LS, Grep]\ndisallowedTools: [*a, Bash]", 4],
  ["tools: &a [LS, Grep]\ndisallowedTools: *a", 0],
  // What is left would mean something else.
  ["tools: Read,Bash:,LS", 5],
  ["tools: [Read,Bash:,LS]", 4],
  ["tools: Read,LS,#x", 6],
  ["tools: LS,- Read", 5],
  ["tools: Read", 1],
  // A word in a comment is no entry.
  ["tools: > # Read, LS\n  LS, Read", 4],
  ["coordination: {hands_off_to: [a, b, a], parallel_with: [a, c]}", 5],
  ["mcpServers: ['a b', c]", 4],
] as const)("%j: %i changes, and no other entry is touched", ([lines, count]) => {
  expect(changeEach(agentWith(lines))).toBe(count);
});

const word = constantFrom(
  ..."Read LS Grep read Bash(git:*) Bash(a,b) mcp__a Bash: - -- --- #x &a *a !x ? | > % @x ` {} \\x41 \\ é".split(
    " ",
  ),
  "Bash(a b)",
  "",
);
const between = constantFrom(", ", ",", " ", "  ", ",\n  ", "\n  ", " ,", "\t");
const words = array(record({ word, between }), { minLength: 1, maxLength: 4 }).map((all) =>
  all.map((one, index) => (index === 0 ? "" : one.between) + one.word).join(""),
);
const item = record({ words, quote: constantFrom("", "", "'", '"', '"') }).map(
  (one) => one.quote + one.words + one.quote,
);
const value = record({
  items: array(item, { minLength: 1, maxLength: 3 }),
  form: constantFrom("plain", "flow", "block", "flush", ">", "|-"),
}).map(({ items, form }) => {
  if (form === "plain") return ` ${items[0]}`;
  if (form === "flow") return ` [${items.join(", ")}]`;
  if (form === "block") return items.map((one) => `\n  - ${one.replaceAll("\n", "\n  ")}`).join("");
  if (form === "flush") return items.map((one) => `\n- ${one}`).join("");
  return ` ${form}\n  ${items[0]}`;
});
const lines = record({
  key: constantFrom(...keys),
  value,
  other: constantFrom("", "description: a: b", "skills: *a", "disallowedTools: [*a, LS]", "x: # y"),
  ends: constantFrom("\n", "\n", "\r\n"),
});

test("of random lists nothing is changed but the one entry", { timeout: 60_000 }, () => {
  let changed = 0;
  assert(
    property(lines, ({ key, value: written, other, ends }) => {
      const list = key === "coordination" ? ` {parallel_with:${written}}` : written;
      changed += changeEach(agentWith(`${key}:${list}`, other).replaceAll("\n", ends));
    }),
    { numRuns: 1_000 },
  );
  // Otherwise nothing was tried.
  expect(changed).toBeGreaterThan(500);
});
