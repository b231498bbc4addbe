import { eastAsianWidth } from "get-east-asian-width";
import { printable } from "../text/printable.ts";
import type { Range, SourceFile } from "../text/source-file.ts";
import type { Ink, Style } from "./report.ts";

/** How much of a long line is shown on either side of the place, in characters. */
const CONTEXT = 60;

/** The line a range starts on, with carets under its part of it. */
export function codeFrame(file: SourceFile, range: Range, ink: Ink, style: Style): string[] {
  const number = range.start.line;
  const line = file.lineSpan(number);
  const text = file.text.slice(line.start, line.end);
  const from = Math.min(range.start.offset - line.start, text.length);
  const to = Math.max(from, Math.min(range.end.offset - line.start, text.length));

  const cutStart = from > CONTEXT * 2 ? from - CONTEXT : 0;
  const cutEnd = text.length - to > CONTEXT * 2 ? to + CONTEXT : text.length;
  const marked = text.slice(from, Math.min(to, from + CONTEXT * 2));
  const longMark = marked.length < to - from;
  const before = (cutStart > 0 ? "…" : "") + shown(text.slice(cutStart, from));
  const middle = shown(marked) + (longMark ? "…" : "");
  const after = longMark ? "" : shown(text.slice(to, cutEnd)) + (cutEnd < text.length ? "…" : "");

  const gutter = String(number);
  const blank = " ".repeat(gutter.length);
  const carets = "^".repeat(Math.max(1, widthOf(middle)));
  return [
    `  ${style.paint(`${gutter} |`, "faint")} ${before}${middle}${after}`.trimEnd(),
    `  ${style.paint(`${blank} |`, "faint")} ${" ".repeat(widthOf(before))}${style.paint(carets, ink)}`,
  ];
}

function shown(text: string): string {
  return printable(text.replaceAll("\t", "    "));
}

/** Columns that a text takes in a terminal. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    // Combining marks and variation selectors sit on the character before them.
    if (/^(?:\p{Mn}|\p{Me}|\u200d)$/u.test(character)) continue;
    width += eastAsianWidth(character.codePointAt(0)!);
  }
  return width;
}
