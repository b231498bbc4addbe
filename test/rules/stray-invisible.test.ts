import { expect, test } from "vitest";
import { strayInvisible } from "../../src/rules/stray-invisible.ts";
import { check, fixed } from "../support/check.ts";

const withBody = (body: string) =>
  `---\nname: reviewer\ndescription: Reviews a change\n---\n\n${body}\n`;

test.each([
  "admin\u3164 = true",
  "a \u200b b",
  "x\u2800y",
  "a\u034fb",
  "a\uffa0",
  "\u00e4\ufe0f b",
  "line\u2028end",
  "\u115f",
])("finds %j", (text) => {
  expect(check(strayInvisible, withBody(text)).diagnostics).not.toEqual([]);
});

test.each(["plain", "\u26a0\ufe0f", "\u0645\u06cc\u200c\u0631\u0648\u0645", "10\u00a0\u20ac"])(
  "stays silent on %j",
  (text) => {
    expect(check(strayInvisible, withBody(text)).diagnostics).toEqual([]);
  },
);

test("is shown so", () => {
  expect(check(strayInvisible, withBody("admin\u3164 = true")).rendered).toMatchInlineSnapshot(`
    "agent.md:6:6 warning U+3164 shows nothing here, so two texts that look alike can differ [stray-invisible]
      6 | adminㅤ = true
        |      ^^
      help: remove it, unless the script around it needs it"
  `);
});

test("the fix takes out what is hidden and nothing else", () => {
  expect(fixed(strayInvisible, withBody("a\u3164 b"))).toBe(withBody("a b"));
});
