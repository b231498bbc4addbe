import type { Word } from "./sentences.ts";

const NEGATED = /\b(?:never|not|don't|cannot|can't|avoid|without)(?: \w+){0,2} $/;

/** The first and the last word of an order in one of the forms; one to do the contrary is none. */
export function orderIn(
  words: readonly Word[],
  forms: readonly RegExp[],
): readonly [Word, Word] | undefined {
  const text = words.map((word) => word.text).join(" ");
  for (const form of forms) {
    const found = form.exec(text);
    if (!found || NEGATED.test(text.slice(0, found.index))) continue;
    const first = text.slice(0, found.index).split(" ").length - 1;
    const last = first + found[0].split(" ").length - 1;
    return [words[first]!, words[last]!];
  }
  return undefined;
}
