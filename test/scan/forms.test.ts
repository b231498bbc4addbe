import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lastingCommands } from "../../src/scan/commands/persistence.ts";
import { forms as dishonest } from "../../src/scan/prose/dishonesty.ts";
import { said } from "../../src/scan/prose/forms.ts";
import { toModel } from "../../src/scan/prose/orders.ts";
import { announcements } from "../../src/scan/prose/overrides.ts";
import { forms as unguarding } from "../../src/scan/prose/unguarding.ts";

const wordsOf = (text: string) =>
  Array.from(text.matchAll(/\S+/g), ({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }));

const all = [
  ...dishonest,
  ...unguarding,
  ...announcements,
  ...toModel,
  ...lastingCommands.map(({ needs, form }) => ({ needs, pattern: form })),
];

describe.for(all.map((one) => [one] as const))("%o", ([{ needs, pattern }]) => {
  // The generator knows no boundaries and no looking ahead; what it makes is held against the whole.
  const plain = pattern.source
    .replaceAll(/\\b|\(\?!(?:[^()]|\([^()]*\))*\)/g, "")
    .replaceAll("\\w", "[a-z]")
    .replaceAll("\\S", "[a-z/]")
    .replaceAll("\\s", " ");

  test("whatever it matches has what it needs", () => {
    let matched = 0;
    fc.assert(
      fc.property(fc.stringMatching(new RegExp(`^(?:${plain})$`)), (text) => {
        if (!pattern.test(text)) return;
        matched++;
        expect(needs.some((word) => text.includes(word))).toBe(true);
      }),
    );
    expect(matched).toBeGreaterThan(0);
  });
});

test("the words of what is said, and nothing where it is not meant", () => {
  const [form] = announcements.filter(({ pattern }) => pattern.test("system override"));
  const words = wordsOf("this is a system override of all");
  expect(said(words, [form!])?.map(({ text }) => text)).toEqual(["system", "override"]);
  expect(said(words, [form!], (before) => before !== "this is a ")).toBeUndefined();
});
