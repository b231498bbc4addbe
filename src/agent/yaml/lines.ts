import type { Span } from "../../text/source-file.ts";

/** Where a scan stands within its line. */
export interface LineState {
  /** Offset of the first character of the line. */
  lineStart: number;
  /** Blanks before the first other character; tabs do not count. */
  indent: number;
  /** The first tab between the indentation and what follows. */
  tab: number | undefined;
}

export interface Fold extends LineState {
  /** The first character after the white space. */
  end: number;
  breaks: number;
}

export const isBreak = (char: string | undefined): boolean => char === "\n" || char === "\r";
export const isBlank = (char: string | undefined): boolean => char === " " || char === "\t";
/** White space, a line break or the end of the text. */
export const isSpace = (char: string | undefined): boolean =>
  char === undefined || isBlank(char) || isBreak(char);

/** The end of the line break at `at`. */
export function afterBreak(text: string, at: number): number {
  return text[at] === "\r" && text[at + 1] === "\n" ? at + 2 : at + 1;
}

/** The first offset from `at` on that is no blank or tab. */
export function afterBlanks(text: string, at: number): number {
  let end = at;
  while (isBlank(text[end])) end++;
  return end;
}

/** The end of the line that holds `at`, its line break excluded. */
export function lineEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isBreak(text[end])) end++;
  return end;
}

/** Skips white space from the start of a line to the next other character, over blank lines. */
export function skipLines(text: string, lineStart: number): Fold {
  const fold: Fold = { end: lineStart, breaks: 0, lineStart, indent: 0, tab: undefined };
  for (;;) {
    const char = text[fold.end];
    if (isBreak(char)) {
      fold.end = afterBreak(text, fold.end);
      fold.breaks++;
      fold.lineStart = fold.end;
      fold.indent = 0;
      fold.tab = undefined;
    } else if (char === " ") {
      const start = fold.end;
      while (text[fold.end] === " ") fold.end++;
      fold.indent = fold.end - start;
      if (text[fold.end] === "\t") fold.tab = fold.end;
      fold.end = afterBlanks(text, fold.end);
    } else if (char === "\t") {
      fold.tab ??= fold.end;
      fold.end = afterBlanks(text, fold.end);
    } else return fold;
  }
}

/** `...` or `---` alone at the start of a line. */
export function isDocumentMark(text: string, at: number): boolean {
  const mark = text.slice(at, at + 3);
  return (mark === "..." || mark === "---") && isSpace(text[at + 3]);
}

/** The comment that stands behind a value on its last line. */
export function commentBehind(text: string, end: number): Span | undefined {
  const start = afterBlanks(text, end);
  if (start === end || text[start] !== "#") return undefined;
  return { start, end: lineEnd(text, start) };
}
