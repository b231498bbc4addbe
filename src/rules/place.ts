import { entryOf } from "../client/reading.ts";
import type { Reading } from "../client/reading.ts";
import type { Span } from "../text/source-file.ts";

/** A value without the quotes around it and the blanks behind it. */
export function bare({ document }: Reading, { start, end }: Span): Span {
  const text = document.file.text.slice(start, end).trimEnd();
  const quoted = text.length > 2 && /^(["']).*\1$/s.test(text);
  return quoted
    ? { start: start + 1, end: start + text.length - 1 }
    : { start, end: start + text.length };
}

/** The dashes that open the frontmatter: where to point when something is not there at all. */
export function opening({ document }: Reading): Span {
  const { envelope, file } = document;
  if (envelope.kind === "fenced") return envelope.opener;
  return { start: envelope.at.start, end: Math.min(envelope.at.end, file.text.length) };
}

/** The name as it is written; the opening dashes where none is. */
export function nameSpan(reading: Reading): Span {
  return valueSpan(reading, "name");
}

/** The description as it is written; the opening dashes where none is. */
export function descriptionSpan(reading: Reading): Span {
  return valueSpan(reading, "description");
}

function valueSpan(reading: Reading, key: string): Span {
  const value = entryOf(reading, key)?.value;
  return value && value.span.end > value.span.start ? bare(reading, value.span) : opening(reading);
}

export function lineOf({ document }: Reading, { start }: Span): number {
  return document.file.point(start).line;
}

/** `3`, `3 and 5`, `3, 4 and 5`. */
export function listed(items: readonly (string | number)[], last = "and"): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}`;
}

/** So many are spelt out; more would fill the screen. */
const MOST_LISTED = 5;

/** The first five, and how many more there are. */
export function listedBriefly(items: readonly string[]): string {
  const more = items.length - MOST_LISTED;
  return listed(more > 0 ? [...items.slice(0, MOST_LISTED), `${more} more`] : items);
}
