import type { Word } from "./sentences.ts";

/** A way to say something, over words with one blank between them. */
export interface Form {
  /**
   * One of these is part of whatever `pattern` matches. A text is looked through for a word in no
   * time, and preparing an expression takes most of what a short run takes.
   */
  readonly needs: readonly string[];
  readonly pattern: RegExp;
}

export type Stretch = readonly [Word, Word];

/** `needs` has a blank between one and the next. */
export function form(needs: string, pattern: RegExp | string): Form {
  return { needs: needs.split(" "), pattern: new RegExp(pattern) };
}

/** The first and the last word of what is said in one of the forms. */
export function said(
  words: readonly Word[],
  forms: readonly Form[],
  isMeant: (before: string) => boolean = () => true,
): Stretch | undefined {
  const text = words.map((word) => word.text).join(" ");
  for (const { needs, pattern } of forms) {
    if (!needs.some((word) => text.includes(word))) continue;
    const found = pattern.exec(text);
    if (!found) continue;
    const before = text.slice(0, found.index);
    if (!isMeant(before)) continue;
    const first = before.split(" ").length - 1;
    const last = first + found[0].trim().split(" ").length - 1;
    return [words[first]!, words[Math.min(words.length - 1, last)]!];
  }
  return undefined;
}

const NEGATED = /\b(?:never|not|don't|cannot|can't|avoid|without)(?: \w+){0,2} $/;

/** The same of an order; one to do the contrary is none. */
export function ordered(words: readonly Word[], forms: readonly Form[]): Stretch | undefined {
  return said(words, forms, (before) => !NEGATED.test(before));
}
