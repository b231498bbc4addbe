import { expect, test } from "vitest";
import type { Span } from "../../../src/text/source-file.ts";
import { parseYaml } from "../../../src/agent/yaml/parse.ts";
import { FIRST, NOW } from "./dialects.ts";

function notes(text: string, dialect = NOW): string[] {
  const result = parseYaml(text, dialect);
  if (!result.ok) throw new Error(result.error.message);
  const at = ({ start, end }: Span): string => `${start} ${text.slice(start, end)}`;
  return result.notes.map((note) => {
    if (note.kind === "comment") return `comment ${at(note.span)} behind ${at(note.value)}`;
    if (note.kind === "duplicate-key") {
      return `duplicate ${note.key} ${at(note.span)} loses to ${at(note.winner)}`;
    }
    if (note.kind === "merged") return `merged ${note.keys.join(",")} ${at(note.span)}`;
    return `${note.kind} ${note.word} ${at(note.span)}`;
  });
}

test.each([
  ["model: haiku # cheap\n", ["comment 13 # cheap behind 7 haiku"]],
  ["a: issue#12 and#\n", []],
  ["a: issue #12\r\n", ["comment 9 #12 behind 3 issue"]],
  ['a: "x" # y\n', ['comment 7 # y behind 3 "x"']],
  ["a: [x, # y\n  z] # w\n", ["comment 16 # w behind 3 [x, # y\n  z]"]],
  ["a: # y\n  b: 1\n", []],
  ["a: # y\nb: 1\n", ["comment 3 # y behind 2 "]],
  ["a: |  # y\n  x # z\n", []],
  ["- x # y\n# z\n- w\n", ["comment 4 # y behind 2 x"]],
  ["a: x\n# y\nb: 1\n", []],
  ["a: 1\nb: 2\na: 3\n", ["duplicate a 0 a loses to 10 a"]],
  ["a: 1\na: 2\n'a': 3\n", ["duplicate a 0 a loses to 10 'a'", "duplicate a 5 a loses to 10 'a'"]],
  ["a: {b: 1, b: 2}\n", ["duplicate b 4 b loses to 10 b"]],
  ["<<: {a: 1}\na: 2\n", []],
  ["<<: {a: 1, b: 2}\na: 2\n", ["merged b 0 <<"]],
  ["a: 2\n<<: [{a: 1}, {c: 1}, {c: 2, d: 3}]\n", ["merged c 5 <<", "merged d 5 <<"]],
  ["a: {<<: {b: 1}}\n", ["merged b 4 <<"]],
  ["<<: 1\n", []],
  ["a: &w text\n", ["anchor w 3 &w"]],
  ["a: &\ufeffw text\n", ["anchor \ufeffw 3 &\ufeffw"]],
  ["a: !w text\n", ["tag w 3 !w"]],
  ["a: !!str 1\n", ["tag !str 3 !!str"]],
  ["a: ! 1\n", ["tag  3 !"]],
  ["&x a: &y [&z b, *z]\n", ["anchor x 0 &x", "anchor y 6 &y", "anchor z 10 &z"]],
])("%j", (text, expected) => {
  expect(notes(text)).toEqual(expected);
});

test("the package of older clients gives the same notes", () => {
  const text = "a: &w x # y\nb:\n  - !t z # c\n";
  expect(notes(text, FIRST)).toEqual(notes(text));
});
