import type { Reading } from "../client/reading.ts";
import type { Edit } from "../text/edit.ts";
import type { Span } from "../text/source-file.ts";
import { plainValue } from "./plain-value.ts";
import { rereading, tooLargeToFix } from "./survives.ts";

/**
 * For each key the edit that takes its entry out of a mapping written in lines, further lines
 * included. None at all where the rest would read otherwise without them.
 */
export function removeEntries(
  reading: Reading,
  keys: readonly Span[],
): readonly (Edit | undefined)[] {
  if (keys.length === 0 || tooLargeToFix(reading)) return [];
  const edits = keys.map((key) => linesOfEntry(reading, key));
  const all = edits.filter((edit) => edit !== undefined);
  // Reading the file again for each of them would take too long.
  return sameFields(reading, rereading(reading, all)) ? edits : [];
}

/** None where the key does not start a line. */
function linesOfEntry(reading: Reading, key: Span): Edit | undefined {
  const { text } = reading.document.file;
  const start = text.lastIndexOf("\n", key.start - 1) + 1;
  if (text.slice(start, key.start).trim() !== "") return undefined;
  const indent = key.start - start;
  let end = lineAfter(text, start);
  // What is indented deeper belongs to it, and so do the items of a list right below the key.
  for (let at = end; at < text.length; at = lineAfter(text, at)) {
    const line = text.slice(at, lineAfter(text, at));
    const blanks = line.search(/\S/);
    if (blanks < 0) continue;
    const item = blanks === indent && /^\s*-\s(?!-)/.test(line);
    if (blanks <= indent && !item) break;
    end = lineAfter(text, at);
  }
  return { start, end, text: "" };
}

function lineAfter(text: string, at: number): number {
  const found = text.indexOf("\n", at);
  return found < 0 ? text.length : found + 1;
}

/** Whether two readings have the same fields and the same prompt. */
export function sameFields(before: Reading, after: Reading): boolean {
  const essence = ({ frontmatter, name, description, loads, document }: Reading) =>
    JSON.stringify([
      loads,
      name,
      description,
      document.body,
      frontmatter.entries.map(({ key, value }) => [key, plainValue(value)]),
    ]);
  return essence(before) === essence(after);
}
