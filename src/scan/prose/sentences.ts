/** A word, its text as in the passage that it comes from. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Units on each side of a trigger that belong to its sentence at most. */
const BEFORE = 240;
const AFTER = 360;

export interface Sentence {
  readonly words: readonly Word[];
  readonly start: number;
  readonly end: number;
}

/**
 * The sentences in which a trigger stands, each once. `trigger` is a global expression without
 * repetitions. The time grows with the length of the text alone.
 */
export function* sentencesWith(plain: string, trigger: RegExp): Generator<Sentence> {
  let last = 0;
  for (const { index } of plain.matchAll(trigger)) {
    if (index < last) continue;
    const start = sentenceStart(plain, index);
    const end = sentenceEnd(plain, index);
    last = end;
    yield { words: wordsIn(plain, start, end), start, end };
  }
}

function sentenceStart(plain: string, from: number): number {
  const stop = Math.max(0, from - BEFORE);
  for (let at = from - 1; at >= stop; at--) {
    if (isEnd(plain, at)) return at + 1;
  }
  return stop;
}

function sentenceEnd(plain: string, from: number): number {
  const stop = Math.min(plain.length, from + AFTER);
  for (let at = from; at < stop; at++) {
    if (isEnd(plain, at)) return at;
  }
  return stop;
}

/** A full stop with a blank behind it, an empty line, the start of a list's item or of a table's row. */
function isEnd(plain: string, at: number): boolean {
  const character = plain[at];
  const next = plain[at + 1] ?? "\n";
  if (character === "." || character === "!" || character === "?") return /\s|["'`)]/.test(next);
  if (character !== "\n") return false;
  return next === "\n" || next === "\r" || /[-*|#>\d`]/.test(next);
}

function wordsIn(plain: string, start: number, end: number): Word[] {
  const words: Word[] = [];
  for (const { 0: text, index } of plain.slice(start, end).matchAll(/[\p{L}\p{N}'’]+/gu)) {
    words.push({
      text: text.replace("’", "'"),
      start: start + index,
      end: start + index + text.length,
    });
  }
  return words;
}

/** Whether nothing between two words ends a thought. */
export function isOneClause(plain: string, first: Word, last: Word): boolean {
  return !/[;:!?]|\.\s/.test(plain.slice(first.end, last.start));
}

/** The first place of one of these words from `from` on, at most `reach` words further. */
export function indexOfWord(
  words: readonly Word[],
  wanted: ReadonlySet<string>,
  from: number,
  reach: number,
): number {
  const end = Math.min(words.length, from + reach);
  for (let at = Math.max(0, from); at < end; at++) if (wanted.has(words[at]!.text)) return at;
  return -1;
}

export function setOf(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter((word) => word !== ""));
}
