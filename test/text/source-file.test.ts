import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SourceFile } from "../../src/text/source-file.ts";

const text = fc.string({ unit: fc.constantFrom("a", "é", "🙂", "\t", "\n", "\r", "\r\n", " ") });

test("a point leads back to its offset", () => {
  fc.assert(
    fc.property(
      text.chain((t) => fc.tuple(fc.constant(t), fc.nat({ max: t.length }))),
      ([t, offset]) => {
        const { line, column } = new SourceFile("f", t).point(offset);
        const before = t.slice(0, offset - column + 1);
        expect(before === "" || /[\r\n]$/.test(before)).toBe(true);
        expect(before.match(/\r\n|\r|\n/g)?.length ?? 0).toBe(line - 1);
      },
    ),
  );
});

test("the lines are the text without its line breaks", () => {
  fc.assert(
    fc.property(text, (t) => {
      const file = new SourceFile("f", t);
      const lines = t.split(/\r\n|\r|\n/);
      expect(lines.map((_, index) => file.line(index + 1))).toEqual(lines);
    }),
  );
});

describe("places outside the text", () => {
  const file = new SourceFile("f", "ab\ncd");

  test.for([
    [-5, { line: 1, column: 1, offset: 0 }],
    [99, { line: 2, column: 3, offset: 5 }],
  ] as const)("offset %j is clamped", ([offset, point]) => {
    expect(file.point(offset)).toEqual(point);
  });

  test("a line that is not there is empty", () => {
    expect(file.line(7)).toBe("");
  });
});

test("the size is counted in bytes unless it is given", () => {
  expect(new SourceFile("f", "é").size).toBe(2);
  expect(new SourceFile("f", "é", 9).size).toBe(9);
});
