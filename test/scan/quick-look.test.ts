import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { expect, test } from "vitest";
import { anyOf } from "../../src/scan/any-of.ts";
import { CANDIDATES, candidatesIn, mayHide } from "../../src/scan/characters/candidates.ts";
import { isSpelled } from "../../src/scan/plain-text.ts";

/* What a quick look lets pass is never looked at again, so it must let pass exactly the right texts. */

// oxlint-disable no-control-regex
const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\udb40-\udb43\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff]|\r(?![\r\n]|$)/;
const SPELLED =
  /[A-Za-z][\u00ad\u0300-\u036f\u00c0-\u1fff\u200b-\u200f\u2060-\u2064\ufeff\uff01-\uff5e]|[\u0370-\u04ff\uff01-\uff5e][A-Za-z]|[\uff21-\uff5a\u24b6-\u24e9]{2}|\ud835[\udc00-\udfff]/;

const pieces = constantFrom(
  ..."a Z 9 \t \n \r \r\n \u007f \u0000 \u001b \u0085 — → ✅ é é ü а с ｅ ⓐ ⓑ 𝐚 👨‍👩 漢 한 \u00ad \u034f \u061c \u1160 \u200b \u2028 \u202e \u2066 \u2800 \u3164 \ufe0f \ufeff \uffa0 \uffff \udb40\udc41 \ud835 \udc00".split(
    " ",
  ),
);
const text = oneof(
  array(oneof(pieces, constantFrom("word", " ", "漢".repeat(1_500))), { maxLength: 6 }).map((all) =>
    all.join(""),
  ),
  string({ unit: "binary" }),
);

test("for hidden characters", () => {
  const seen = { yes: 0, no: 0 };
  assert(
    property(text, (one) => {
      const hides = HIDDEN.test(one);
      seen[hides ? "yes" : "no"]++;
      expect(mayHide(one)).toBe(hides);
    }),
    { numRuns: 10_000 },
  );
  expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(1_000);
});

test("and every run of them is looked at", () => {
  assert(
    property(text, (one) => {
      const wanted = Array.from(one.matchAll(CANDIDATES), ({ 0: run, index }) => [run, index]);
      expect([...candidatesIn(one)]).toEqual(wanted);
    }),
    { numRuns: 10_000 },
  );
});

test("for unusual spellings", () => {
  const seen = { yes: 0, no: 0 };
  assert(
    property(text, (one) => {
      const spelled = SPELLED.test(one);
      seen[spelled ? "yes" : "no"]++;
      expect(isSpelled(one)).toBe(spelled);
    }),
    { numRuns: 10_000 },
  );
  expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(500);
});

test("an expression by first letters matches where one of the fragments does", () => {
  const fragments = [
    String.raw`\bnc\b`,
    "cat",
    "cut",
    String.raw`\bnot`,
    "-x",
    String.raw`\.y`,
    "ca",
  ];
  const plain = new RegExp(fragments.join("|"));
  const letters = constantFrom(..."c a t u n o - x . y".split(" "), " ");
  assert(
    property(array(letters, { maxLength: 8 }), (some) => {
      const one = some.join("");
      const [first] = one.matchAll(anyOf(fragments));
      expect(first?.index).toBe(plain.exec(one)?.index);
    }),
    { numRuns: 5_000 },
  );
});
