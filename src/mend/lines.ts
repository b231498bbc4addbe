import type { Span } from "../text/source-file.ts";

/** A line by its offsets; `end` excludes the line break, `next` is where the following one starts. */
export interface Line extends Span {
  readonly text: string;
  readonly next: number;
}

/** The lines that start in `[start, end)`; the last one may end without a break. */
export function linesOf(text: string, { start, end }: Span): Line[] {
  const lines: Line[] = [];
  for (let at = start; at < end;) {
    const found = text.indexOf("\n", at);
    const next = found < 0 || found >= end ? end : found + 1;
    let stop = found < 0 || found >= end ? end : found;
    if (stop > at && text[stop - 1] === "\r") stop--;
    lines.push({ start: at, end: stop, text: text.slice(at, stop), next });
    at = next;
  }
  return lines;
}

/** The line break that a file uses at an offset, or before it. */
export function breakAt(text: string, offset: number): "\r\n" | "\n" {
  const after = text.indexOf("\n", offset);
  const found = after < 0 ? text.lastIndexOf("\n") : after;
  return found > 0 && text[found - 1] === "\r" ? "\r\n" : "\n";
}

export const isBlank = (text: string): boolean => text.trim() === "";
export const isComment = (text: string): boolean => /^\s*#/.test(text);
