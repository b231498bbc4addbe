import type { Span } from "../text/source-file.ts";

export interface Padding {
  /** The text that the padding pushes out of sight. */
  readonly span: Span;
  /** The padding itself. */
  readonly gap: Span;
  readonly direction: "down" | "right" | "markup";
  /** Lines, columns, or breaks and blanks that are spelled in HTML. */
  readonly size: number;
}

const MANY_LINES = 100;
const MANY_COLUMNS = 200;
/** The least that a reader's editor gives a tab. */
const TAB_COLUMNS = 4;
const SHORTEST_GAP = Math.min(MANY_LINES, MANY_COLUMNS / TAB_COLUMNS);
const TAB = 9;
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
  return code === 32 || code === TAB || (code > 127 && WIDE_BLANKS.has(code));
}

/** Whether anything is as long as a padding; most texts are done with a look at every fiftieth place. */
function hasLongGap(text: string): boolean {
  const shows = (at: number) => {
    const code = text.charCodeAt(at);
    return code !== LINE_FEED && code !== RETURN && !isBlank(code);
  };
  for (let at = 0; at < text.length; at += SHORTEST_GAP) {
    if (shows(at)) continue;
    let start = at;
    while (start > 0 && !shows(start - 1)) start--;
    let end = at;
    while (end < text.length && !shows(end)) end++;
    if (end - start >= SHORTEST_GAP) return true;
  }
  return false;
}

/** Text far below, or far right of, what a reader sees. One pass over the text. */
export function paddings(text: string, inFence: (offset: number) => boolean): readonly Padding[] {
  const found: Padding[] = [...breaksIn(text)];
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
      if (columns === 0) columnStart = at;
      columns += code === TAB ? TAB_COLUMNS : 1;
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

const BREAKS = /(?:(?:&nbsp;|&#160;|&#xa0;|&e[mn]sp;|&thinsp;|<br ?\/?>|<p><\/p>)\s{0,4}){100,}/gi;

/** What shows as empty lines or blanks, and is written with words. */
function* breaksIn(text: string): Generator<Padding> {
  for (const { 0: run, index } of text.matchAll(BREAKS)) {
    const end = index + run.length;
    if (end === text.length) continue;
    const size = run.match(/[&<](?!\/)/g)!.length;
    yield { span: lineFrom(text, end), gap: { start: index, end }, direction: "markup", size };
  }
}

function lineFrom(text: string, start: number): Span {
  const end = text.indexOf("\n", start);
  const stop = end < 0 ? text.length : end;
  return { start, end: text[stop - 1] === "\r" ? stop - 1 : stop };
}
