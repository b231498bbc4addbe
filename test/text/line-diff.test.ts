import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonText } from "../../src/text/json.ts";
import { lineDiff } from "../../src/text/line-diff.ts";

const shown = (before: string, after: string) =>
  lineDiff(before, after, 40)?.map(({ mark, text }) => mark + text);

test.for<[string, string, string[]]>([
  ["a\nb\n", "a\nc\n", [" a", "-b", "+c"]],
  ["", "a\n", ["+a", " "]],
  ["a\nb", "a\nb\n", [" a", " b", "+"]],
  ["a\r\nb\n", "a\nb\n", []],
  ["1\n2\n3\n4\n5\n6\nx\n", "1\n2\n3\n4\n5\n6\ny\n", [" 5", " 6", "-x", "+y"]],
  [
    "x\n1\n2\n3\n4\n5\nx\n",
    "y\n1\n2\n3\n4\n5\ny\n",
    ["-x", "+y", " 1", " 2", " …", " 4", " 5", "-x", "+y"],
  ],
])("%j to %j", ([before, after, lines]) => {
  expect(shown(before, after)).toEqual(lines);
});

test("too much is not shown", () => {
  expect(shown("a\n".repeat(500), "b\n".repeat(500))).toBeUndefined();
  expect(shown("a\n".repeat(30), "b\n".repeat(30))).toBeUndefined();
});

test("each changed line is shown once, in order", () => {
  const text = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 30 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = lineDiff(before.join("\n"), after.join("\n"), 1_000)!;
      const count = (mark: string) => lines.filter((line) => line.mark === mark).length;
      expect(count("+") - count("-")).toBe(Math.max(after.length, 1) - Math.max(before.length, 1));
      expect(lines.every(({ mark }) => mark === " ")).toBe(before.join() === after.join());
    }),
  );
});

test("JSON keeps every value and prints nothing that acts on a terminal", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const json = jsonText({ text });
      expect(JSON.parse(json)).toEqual({ text });
      expect(json).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}]|[^\P{Cc}\n]/u);
    }),
  );
});

test("texts that have little to do with each other are told whole, and soon", () => {
  const lines = (word: string) => Array.from({ length: 20_000 }, (_, at) => `${word} ${at}`);
  const found = lineDiff(lines("old").join("\n"), lines("new").join("\n"), Infinity)!;
  expect(found).toHaveLength(40_000);
  expect(found[0]).toEqual({ mark: "-", text: "old 0" });
  expect(found.at(-1)).toEqual({ mark: "+", text: "new 19999" });
});
