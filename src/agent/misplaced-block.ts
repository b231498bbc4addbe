import type { Span } from "../text/source-file.ts";

/** A frontmatter that does not stand at the start of its file. */
export interface MisplacedBlock {
  readonly opener: Span;
  readonly block: Span;
  readonly closer: Span;
}

/** How far down a misplaced frontmatter is looked for, in UTF-16 units. */
export const LOOK_AHEAD = 4_096;
/** A file pasted with the words around it has fewer lines before its block of code than this. */
const MOST_LINES_BEFORE = 12;

const DASHES = /^[ \t]*---[ \t]*$/gm;
const NAMED = /^[ \t]*(?:name|description)[ \t]*:/m;
/** The rest of the line of the dashes, and what stands below it. */
const BELOW = /^[ \t]*(?:\r\n?|\n)(.*)$/s;
const CODE_FENCE = /^[ \t]*(`{3,}|~{3,})([^`\r\n]*)$/gm;
const ENDS_IN_CODE = /[\r\n][ \t]*(?:`{3,}|~{3,})\s*$/;

/**
 * Dashes on a line of their own, fields with a name or a description below them, and dashes again:
 * what was meant as frontmatter, unless a block of code merely shows it.
 */
export function misplacedBlock(text: string, from: number): MisplacedBlock | undefined {
  const head = text.slice(from, from + LOOK_AHEAD);
  const dashes = [...head.matchAll(DASHES)].map(({ 0: line, index }): Span => {
    const start = from + index + line.indexOf("-");
    return { start, end: start + 3 };
  });
  for (const [index, opener] of dashes.entries()) {
    const closer = dashes[index + 1];
    if (!closer) continue;
    const below = BELOW.exec(text.slice(opener.end, closer.start))?.[1] ?? "";
    const named = NAMED.exec(below);
    // Two rules of a document may stand around a block of code that shows fields.
    if (!named || openCode(below.slice(0, named.index)) !== undefined) continue;
    if (isExample(text, from, opener.start)) continue;
    return { opener, block: { start: closer.start - below.length, end: closer.start }, closer };
  }
  return undefined;
}

/**
 * Whether the place lies in a block of code with prose before it. Below nothing but headings the
 * author put the fields themselves into one, and code that ends the file wraps all of it.
 */
function isExample(text: string, from: number, place: number): boolean {
  const fence = openCode(text.slice(from, place));
  if (fence === undefined) return false;
  const lines = text
    .slice(from, from + fence)
    .split("\n")
    .filter((line) => line.trim() !== "");
  if (lines.every((line) => /^ {0,3}#{1,6}(?:\s|$)/.test(line))) return false;
  return lines.length > MOST_LINES_BEFORE || !ENDS_IN_CODE.test(text.slice(-LOOK_AHEAD));
}

/** Where the block of code starts that is still open at the end of a text. */
function openCode(text: string): number | undefined {
  let open: { readonly mark: string; readonly at: number } | undefined;
  for (const { 1: mark, 2: info, index } of text.matchAll(CODE_FENCE)) {
    if (!open) open = { mark: mark!, at: index };
    else if (mark!.startsWith(open.mark) && info!.trim() === "") open = undefined;
  }
  return open?.at;
}
