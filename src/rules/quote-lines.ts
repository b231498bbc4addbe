import type { Reading } from "../client/reading.ts";
import type { Edit } from "../text/edit.ts";
import { quoted } from "./quote.ts";
import { rereading, tooLargeToFix } from "./survives.ts";

/** A field on a line of its own whose value is no block, no list and no mapping. */
const FIELD = /^([A-Za-z_][\w-]*:[ \t]+)([^\s|>[{].*?)[ \t]*$/;
/** More broken lines than this are no slip. */
const MOST_LINES = 8;

/**
 * Quotes around the values that keep the frontmatter from being parsed, line by line, until the
 * agent loads. Nothing where that does not help, or where a value holds what may be a comment.
 */
export function quotingOfBroken(reading: Reading): readonly Edit[] | undefined {
  if (tooLargeToFix(reading)) return undefined;
  const { file } = reading.document;
  const edits: Edit[] = [];
  let current = reading;
  while (edits.length < MOST_LINES) {
    const { error } = current.frontmatter;
    if (!error) return current.loads ? edits : undefined;
    // The line has the same number in every round: quotes add none.
    const number = current.document.file.point(error.span.start).line;
    const line = file.lineSpan(number);
    const match = FIELD.exec(file.text.slice(line.start, line.end));
    const [, key, value] = match ?? [];
    if (key === undefined || value === undefined || /\s#/.test(value)) return undefined;
    const start = line.start + key.length;
    if (edits.some((edit) => edit.start === start)) return undefined;
    edits.push({ start, end: start + value.length, text: quoted(value) });
    current = rereading(reading, edits);
  }
  return undefined;
}
