import type { Line } from "./lines.ts";

const TAG = /<(\/?)([A-Za-z][\w-]*)>/g;
/** No text of a person goes deeper. */
const DEEPEST = 50;
const FENCE = /^\s*(?:```|~~~)/;

/**
 * For each line, whether it stands between a tag such as `<example>` and its closing tag, or in a
 * block of code. What is never closed opens nothing.
 */
export function openings(lines: readonly Line[]): readonly boolean[] {
  const lastClosing = new Map<string, number>();
  const fences: number[] = [];
  for (const [index, { text }] of lines.entries()) {
    for (const [, slash, name] of text.matchAll(TAG)) {
      if (slash) lastClosing.set(name!, index);
    }
    if (FENCE.test(text)) fences.push(index);
  }
  const open: string[] = [];
  let code = false;
  return lines.map(({ text }, index) => {
    const before = open.length > 0 || code;
    if (FENCE.test(text) && !isSingle(index, fences)) code = !code;
    for (const [, slash, name] of text.matchAll(TAG)) {
      const at = open.lastIndexOf(name!);
      if (slash && at >= 0) open.length = at;
      else if (!slash && open.length < DEEPEST && (lastClosing.get(name!) ?? -1) >= index) {
        open.push(name!);
      }
    }
    return before;
  });
}

/** The last of an odd number of fences closes nothing and opens nothing. */
function isSingle(index: number, fences: readonly number[]): boolean {
  return fences.length % 2 === 1 && index === fences.at(-1);
}
