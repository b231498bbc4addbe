import type { Span } from "../text/source-file.ts";

export interface Padding {
  /** The text that the padding pushes out of sight. */
  readonly span: Span;
  /** The padding itself. */
  readonly gap: Span;
  readonly direction: "down" | "right";
  /** Lines, or columns. */
  readonly size: number;
}

const MANY_LINES = 100;
const MANY_COLUMNS = 200;
const LINE_FEED = 10;
const RETURN = 13;

/** All that shows nothing in a line, wide or narrow, beside blank and tab. */
const WIDE_BLANKS = new Set(
  Array.from(
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u2060\u2800\u3000\u3164\ufeff",
    (character) => character.charCodeAt(0),
  ),
);

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || (code > 127 && WIDE_BLANKS.has(code));
}

/** Whether anything is as long as a padding; most texts are done with a look at every hundredth place. */
function hasLongGap(text: string): boolean {
  const shows = (at: number) => {
    const code = text.charCodeAt(at);
    return code !== LINE_FEED && code !== RETURN && !isBlank(code);
  };
  for (let at = 0; at < text.length; at += MANY_LINES) {
    if (shows(at)) continue;
    let start = at;
    while (start > 0 && !shows(start - 1)) start--;
    let end = at;
    while (end < text.length && !shows(end)) end++;
    if (end - start >= MANY_LINES) return true;
  }
  return false;
}

/** Text far below, or far right of, what a reader sees. One pass over the text. */
export function paddings(text: string, inFence: (offset: number) => boolean): readonly Padding[] {
  const found: Padding[] = [];
  if (!hasLongGap(text)) return found;
  let gapStart = 0;
  let lines = 0;
  let columns = 0;
  let columnStart = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED) {
      if (lines++ === 0) gapStart = at + 1;
      columns = 0;
      continue;
    }
    if (code === RETURN) continue;
    if (isBlank(code)) {
      if (columns++ === 0) columnStart = at;
      continue;
    }
    // One of the line feeds ends the line above.
    if (lines > MANY_LINES) {
      const gap = { start: gapStart, end: at };
      found.push({ span: lineFrom(text, at), gap, direction: "down", size: lines - 1 });
    } else if (columns >= MANY_COLUMNS && text[at] !== "|" && !inFence(at)) {
      // The cell of a wide table ends in `|`, and drawings stand in fences.
      const gap = { start: columnStart, end: at };
      found.push({ span: lineFrom(text, at), gap, direction: "right", size: columns });
    }
    lines = 0;
    columns = 0;
  }
  return found;
}

function lineFrom(text: string, start: number): Span {
  const end = text.indexOf("\n", start);
  const stop = end < 0 ? text.length : end;
  return { start, end: text[stop - 1] === "\r" ? stop - 1 : stop };
}
