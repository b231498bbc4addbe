import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closest } from "../../src/text/closest.ts";
import { decode } from "../../src/text/decode.ts";
import { applyEdits } from "../../src/text/edit.ts";
import { compareText } from "../../src/text/order.ts";
import { printable } from "../../src/text/printable.ts";

describe("closest", () => {
  const tools = ["Bash", "Edit", "Glob", "Grep", "Read", "WebFetch", "WebSearch", "Write"];

  test.for([
    ["Raed", "Read"],
    ["Gerp", "Grep"],
    ["WebFech", "WebFetch"],
    ["Wrtie", "Write"],
  ])("%s is %s", ([word, meant]) => {
    expect(closest(word!, tools)).toBe(meant);
  });

  test.for(["Xylophone", "Search", "", "a"])("%j is like none of them", (word) => {
    expect(closest(word, tools)).toBeUndefined();
  });

  test("two that are equally near give no hint", () => {
    expect(closest("abcx", ["abca", "abcb"])).toBeUndefined();
  });
});

describe("applyEdits", () => {
  test("edits that do not overlap are all applied, whatever their order", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{10,30}$/),
        fc.uniqueArray(fc.nat({ max: 9 })),
        (word, positions) => {
          const edits = positions.map((start) => ({
            start,
            end: start + 1,
            text: word[start]!.toUpperCase(),
          }));
          const expected = [...word].map((c, i) => (positions.includes(i) ? c.toUpperCase() : c));
          expect(applyEdits(word, edits)).toBe(expected.join(""));
        },
      ),
    );
  });

  test("of two that overlap the first in the text wins", () => {
    const edits = [
      { start: 1, end: 3, text: "X" },
      { start: 0, end: 2, text: "Y" },
    ];
    expect(applyEdits("abcd", edits)).toBe("Ycd");
  });
});

describe("decode", () => {
  const bytes = (...values: number[]) => Uint8Array.from(values);

  test.for([
    [bytes(0x61, 0xff, 0x62), "a\ufffdb", "utf-8"],
    [bytes(0xef, 0xbb, 0xbf, 0x2d), "\ufeff-", "utf-8"],
    [bytes(0xff, 0xfe, 0x2d, 0x00), "\ufffd\ufffd-\0", "utf-16le"],
    [bytes(0xfe, 0xff, 0x00, 0x2d), "\ufffd\ufffd\0-", "utf-16be"],
    [bytes(0x2d, 0x00, 0x2d, 0x00), "-\0-\0", "utf-16le"],
    [bytes(), "", "utf-8"],
  ] as const)("%j", ([input, text, encoding]) => {
    expect(decode(input)).toEqual({ text, encoding });
  });
});

describe("printable", () => {
  test.for([
    ["plain é 日本 🙂 👩‍💻", "plain é 日本 🙂 👩‍💻"],
    ["\u001b[31mred", "\\u{1b}[31mred"],
    ["a\u202eb", "a\\u{202e}b"],
    ["a\u200bb\u{e0041}", "a\\u{200b}b\\u{e0041}"],
    ["a\r\nb\nc", "a b c"],
    ["tab\there", "tab\there"],
    ["\u0000\u007f\u0085", "\\u{0}\\u{7f}\\u{85}"],
    ["lone \ud800", "lone \\u{d800}"],
  ])("%j", ([text, shown]) => {
    expect(printable(text!)).toBe(shown);
  });

  test("lines are kept where they are asked for", () => {
    expect(printable("a\nb", true)).toBe("a\nb");
  });

  test("no control character is left, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        // oxlint-disable-next-line no-control-regex
        expect(printable(text)).not.toMatch(
          /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u202a-\u202e]/,
        );
      }),
    );
  });
});

test("texts are ordered by code point, not by UTF-16 unit", () => {
  expect(["b", "\u{1f600}", "\uff5e", "a", "Z", "ab"].sort(compareText)).toEqual([
    "Z",
    "a",
    "ab",
    "b",
    "\uff5e",
    "\u{1f600}",
  ]);
});
