import { expect, test } from "vitest";
import { parseYaml } from "../../../src/agent/yaml/parse.ts";
import { NOW } from "./dialects.ts";

/** The message with what it points at. */
function complaint(text: string): string {
  const result = parseYaml(text, NOW);
  if (result.ok) return "no error";
  const { start, end } = result.error.span;
  const line = text.slice(0, start).split("\n").length;
  return `${line}: ${result.error.message} >${text.slice(start, end)}<`;
}

const STRAY = 'a line that is neither "key: value" nor indented under the value above it';

test.each([
  // A colon in an unquoted value.
  ["name: a\ndescription: Use when: asked\n", '2: unexpected ": " inside an unquoted value >:<'],
  ["description: Use when:\nname: a\n", '1: unexpected ":" at the end of an unquoted value >:<'],
  ["description: <example>user: hi</example>\n", '1: unexpected ": " inside an unquoted value >:<'],
  [
    "description: one\n  two: three\n",
    "2: a key that is indented deeper than the key above it >two:<",
  ],
  ["description: one\n  and two: three\n", '2: unexpected ": " inside an unquoted value >:<'],
  ['a: "b": c\n', '1: unexpected ":" after a value >:<'],
  ["a: [b: c: d]\n", '1: unexpected ": " inside an unquoted value >:<'],
  // A value continued at the margin.
  ["description: one\ntwo three\nname: a\n", `2: ${STRAY} >two three<`],
  ["description: one\n\n<example>\nuser: hi\n</example>\n", `3: ${STRAY} ><example><`],
  ["description: >\none two\nname: a\n", `2: ${STRAY} >one two<`],
  ["description: one\r\ntwo three\r\nname: a\r\n", `2: ${STRAY} >two three<`],
  [
    "description: one\n- two\n- three\n",
    "2: a list item under a key that already has a value >- two<",
  ],
  ["name: a\ndescription\n", '2: a key without ":" after it >description<'],
  ["name:a\ndescription: b\n", '1: no blank after the ":" of a key >name:<'],
  ["a: b # c\n  d\n", "2: a line that continues a value behind a comment >d<"],
  // Quotes.
  ['description: "one\nname: a\n', '1: unclosed quote >"one<'],
  ["description: 'Tis the season\n", "1: unclosed quote >'Tis the season<"],
  ['a: b\n"c\n', '2: unclosed quote >"c<'],
  ["description: 'it's here'\n", "1: text after the closing quote >s here'<"],
  ['description: "one" two\n', "1: text after the closing quote >two<"],
  [
    'description: "one\ntwo"\n',
    '2: a line inside quotes that is not indented under its key >two"<',
  ],
  ['a: "C:\\Users"\n', '1: unknown escape "\\U" inside double quotes >\\U<'],
  ['a: "\\q"\n', '1: unknown escape "\\q" inside double quotes >\\q<'],
  // The first character of a value.
  ["a: - b\n", '1: a value that starts with "- " >-<'],
  ["a: ? b\n", '1: a value that starts with "? " >?<'],
  ["a: @b\n", '1: a value that starts with "@" >@<'],
  ["a: `b`\n", '1: a value that starts with "`" >`<'],
  ["a: %b\n", '1: a value that starts with "%" >%<'],
  ["a: **b** c\n", '1: a value that starts with "*" >**b**<'],
  ["tools: *\n", '1: a value that starts with "*" >*<'],
  ["a: *b\n", '1: alias "b" has no anchor >*b<'],
  ["a: & b\n", '1: a value that starts with "&" >&<'],
  ["a: ] b\n", '1: "]" without its opening bracket >]<'],
  ["a: | b\n", '1: text after the "|" or ">" that starts a block of text >b<'],
  // Indentation.
  [
    "name: a\n description: b\n",
    "2: a key that is indented deeper than the key above it >description:<",
  ],
  ["  name: a\ndescription: b\n", "2: wrong indentation >description<"],
  ["a:\n  b: 1\n c: 2\n", "3: wrong indentation >c<"],
  ["a:\n  - b\n - c\n", "3: wrong indentation >- c<"],
  ["a:\n  - b\n- c\n", "3: a list item under a key that already has a value >- c<"],
  ["a:\n\tb: 1\n", "2: a tab used as indentation >\t<"],
  ["a:\n  - b\n\t- c\n", "3: a tab used as indentation >\t<"],
  ["-\ta: b\n", "1: a tab used as indentation >\t<"],
  // Brackets.
  ["a: [b\nc: d\n", '1: unclosed "[" >[<'],
  ["a: [b\nc: [d]\n", '1: unclosed "[" >[<'],
  ["a: {b: c\n", '1: unclosed "{" >{<'],
  ["a: [b,\nc]\n", "2: a line inside brackets that is not indented under its key >c]<"],
  ["a: [b,, c]\n", "1: a comma with nothing before it >,<"],
  ['a: ["b" "c"]\n', '1: no comma between two values inside brackets >"<'],
  ["a: [- b]\n", '1: "- " inside brackets >-<'],
  ["a: [b] c\n", '1: text after the closing "]" >c<'],
  ["name: {{a}}-b\n", '1: text after the closing "}" >-b<'],
  // The rest.
  ["a: b\u0000c\n", "1: a NUL character >\u0000<"],
  ['a: "b"#c\n', '1: no blank before the "#" of a comment >#c<'],
  ["%YAML 1.2\na: b\n", '1: "%" at the start of a line >%<'],
  ["a: b\n... c\n", '2: text after "..." >c<'],
  ["a: &b &c d\n", "1: two anchors (&) on one value >&c<"],
  ["a: !b !c d\n", "1: two tags (!) on one value >!c<"],
  ["a: &b c\nd: &e *b\n", '2: an anchor ("&") or tag ("!") before an alias >*b<'],
  ["&a\n<<: *a\n", "2: a merge key that refers to the mapping it stands in ><<<"],
  ["[a\n]: b\n", "1: a key that runs over several lines >[a<"],
])("%j", (text, expected) => {
  expect(complaint(text)).toBe(expected);
});

test("a message does not repeat a text without end", () => {
  const result = parseYaml(`a: *${"b".repeat(5000)}`, NOW);
  expect(result).toEqual({
    ok: false,
    error: {
      message: `alias "${"b".repeat(39)}…" has no anchor`,
      span: { start: 3, end: 5004 },
    },
  });
});
