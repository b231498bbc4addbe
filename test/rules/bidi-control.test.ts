import { expect, test } from "vitest";
import { bidiControl } from "../../src/rules/bidi-control.ts";
import { check, fixed } from "../support/check.ts";

const withBody = (body: string) =>
  `---\nname: reviewer\ndescription: Reviews a change\n---\n\n${body}\n`;

test.each([
  "Only \u202egol\u202c files",
  "\u202dfixed\u202c",
  "open \u2066isolate",
  "\u2067abc\u2069",
  "a \u202b b",
  "\u05d0 \u2067 \u05d1",
  "\u05d0 \u2069 \u05d1",
  "\u05d0 \u202e \u05d1\u202c",
  "\u061c \u2067abc\u2069",
])("finds %j", (text) => {
  expect(check(bidiControl, withBody(text)).diagnostics).not.toEqual([]);
});

test.each([
  "plain",
  "\u05e9\u05dc\u05d5\u05dd \u2067README\u2069",
  "\u0645\u0631\u062d\u0628\u0627 \u202aREADME\u202c",
  "\u05d0\u200e C++",
  "\u05e9\u05dc\u05d5\u05dd",
])("stays silent on %j", (text) => {
  expect(check(bidiControl, withBody(text)).diagnostics).toEqual([]);
});

test("is shown so", () => {
  expect(check(bidiControl, withBody("Only \u202egol\u202c files")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:6:6 error U+202E turns the direction of the text, so a reader sees it in another order than the model [bidi-control]
      6 | Only \\u{202e}gol\\u{202c} files
        |      ^^^^^^^^
      help: remove it; text from right to left needs it only around text from left to right, and closed on its line

    agent.md:6:10 error U+202C turns the direction of the text, so a reader sees it in another order than the model [bidi-control]
      6 | Only \\u{202e}gol\\u{202c} files
        |                 ^^^^^^^^
      help: remove it; text from right to left needs it only around text from left to right, and closed on its line"
  `);
});

test("the fix takes out what is hidden and nothing else", () => {
  expect(fixed(bidiControl, withBody("a \u202egol\u202c"))).toBe(withBody("a gol"));
});
