import type { Reading } from "../client/reading.ts";
import type { Span } from "../text/source-file.ts";
import type { Passage } from "./passages.ts";
import { passagesOf, textsIn } from "./passages.ts";
import {
  exposes,
  forbids,
  isBadExample,
  isCondemned,
  isQuoted,
  speaksOf,
} from "./prose/caution.ts";
import { lineEndNear, lineStartNear } from "./line-bounds.ts";
import { regionsOf, within } from "./regions.ts";

type Scanner<Hit> = (plain: string) => Iterable<Hit>;

const results = new WeakMap<Passage, Map<Scanner<unknown>, readonly unknown[]>>();

/** Several rules ask the same scanner about the same text. */
function hitsOf<Hit>(passage: Passage, scan: Scanner<Hit>): readonly Hit[] {
  const known = results.get(passage) ?? new Map<Scanner<unknown>, readonly unknown[]>();
  results.set(passage, known);
  const found = (known.get(scan) as readonly Hit[] | undefined) ?? [...scan(passage.plain)];
  known.set(scan, found);
  return found;
}

/** Runs a scanner over every passage and leads what it finds back into the file. */
export function* scanned<Hit extends { readonly start: number; readonly end: number }>(
  reading: Reading,
  scan: Scanner<Hit>,
): Generator<{ readonly hit: Hit; readonly span: Span; readonly passage: Passage }> {
  for (const passage of passagesOf(reading)) {
    for (const hit of hitsOf(passage, scan)) {
      yield { hit, span: passage.place(hit.start, hit.end), passage };
    }
  }
}

/** The same over the letters as they are written, in lower case: other languages need their own. */
export function* scannedAsWritten(
  reading: Reading,
  scan: (lower: string) => Iterable<Span>,
): Generator<{ readonly span: Span; readonly passage: Passage }> {
  for (const passage of passagesOf(reading)) {
    for (const span of scan(passage.lower)) {
      yield { span: passage.of === "file" ? span : passage.place(0, 0), passage };
    }
  }
}

/** Lines above that may say how a list or a block is meant. */
const LINES_ABOVE = 12;
const LONGEST = 1_600;

export interface SpokenOptions {
  /** Whether asking for the contrary counts too; by default it does. */
  readonly negation?: boolean;
  /** How much of the text around counts. */
  readonly within?: "line" | "sentence" | "clause";
  /** Only words that stand before it and lead to it count: for what does harm at once. */
  readonly strict?: boolean;
}

/**
 * Whether the text speaks about something rather than asks for it: on its own line, or in what leads
 * to it. `negation`: or asks for the contrary. A comment or a hidden element cannot excuse itself in
 * this way, nor can a field.
 */
export function isSpokenOf(
  reading: Reading,
  { start, end }: Span,
  { negation = true, within = "line", strict = false }: SpokenOptions = {},
): boolean {
  const { file, envelope } = reading.document;
  const { text } = file;
  if (start < envelope.body.start || isHidden(reading, { start, end })) return false;
  const from = lineStartNear(text, start, LONGEST);
  let before = text.slice(from, start).toLowerCase();
  let after = text.slice(end, lineEndNear(text, end, LONGEST)).toLowerCase();
  if (within !== "line" || strict) {
    // Another sentence excuses nothing.
    before = before.slice(
      Math.max(...[". ", "! ", "? "].map((stop) => before.lastIndexOf(stop))) + 1,
    );
    after = after.split(/[.!?](?=\s|$)/, 1)[0] ?? "";
  }
  if (within === "clause") before = before.slice(before.lastIndexOf(", ") + 1);
  const above = introduction(text, from).toLowerCase();
  if (negation && (forbids(before) || forbids(above))) return true;
  if (strict) return exposes(before) || exposes(above);
  if (negation && isCondemned(after)) return true;
  // What was found does not speak for itself: `--dangerously…` warns of nothing.
  return speaksOf(`${before} ${after}`) || speaksOf(above) || isBadExample(above);
}

/** The heading or the sentence ending in a colon that a list or a block belongs to. */
function introduction(text: string, from: number): string {
  let end = from - 1;
  for (let line = 0; line < LINES_ABOVE && end > 0; line++) {
    const start = lineStartNear(text, end, LONGEST);
    const above = text.slice(start, end).trim();
    if (/^#{1,6}\s|:\**$/.test(above)) return above;
    end = start - 1;
  }
  return "";
}

/** In a fenced block of code. */
export function inFence({ document }: Reading, { start }: Span): boolean {
  return within(regionsOf(document.file).fences, start);
}

/** In a comment or an element that a page does not show. */
export function isHidden({ document }: Reading, { start }: Span): boolean {
  return within(regionsOf(document.file).veiled, start);
}

/**
 * Between quotation marks or backticks, as what is quoted stands. The quotes around a value of the
 * frontmatter are YAML's own and quote nothing.
 */
export function isQuotedIn(
  reading: Reading,
  passage: Passage,
  hit: Span,
  span: Span = hit,
): boolean {
  if (passage.of === "value") return isQuoted(passage.plain, hit.start, hit.end);
  const { document, frontmatter } = reading;
  const { text } = document.file;
  if (span.start >= document.envelope.body.start) return isQuoted(text, span.start, span.end);
  const value = textsIn(frontmatter.entries.map((entry) => entry.value)).find(
    ({ span: one }) => span.start >= one.start && span.end <= one.end,
  );
  if (!value) return isQuoted(text, span.start, span.end);
  const written = text.slice(value.span.start, value.span.end).trimEnd();
  const marks = /^(["'])[^]*\1$/.test(written) ? 1 : 0;
  const inner = written.slice(marks, written.length - marks);
  const from = value.span.start + marks;
  return isQuoted(inner, span.start - from, span.end - from);
}
