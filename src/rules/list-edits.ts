import type { YamlNode } from "../agent/yaml/node.ts";
import { entryOf } from "../client/reading.ts";
import type { Reading } from "../client/reading.ts";
import type { ToolField } from "../client/trace.ts";
import type { Edit } from "../text/edit.ts";
import type { Span } from "../text/source-file.ts";

/** The edit that writes another name for an entry; nothing where it is not written as it is read. */
export function replaceEntry(
  { document }: Reading,
  { span, entry }: { readonly span: Span; readonly entry: string },
  name: string,
): Edit | undefined {
  const written = document.file.text.slice(span.start, span.end);
  return written === entry ? { ...span, text: name } : undefined;
}

/**
 * The edit that takes one entry out of a tool list, with its separator; for an item of a block list
 * its whole line. Nothing where the entry is the last one left, since an empty list means no tools,
 * or where it does not stand on one line as it is read.
 */
export function removeEntry(reading: Reading, field: ToolField, span: Span): Edit | undefined {
  const { text } = reading.document.file;
  const value = entryOf(reading, field)?.value;
  if (!value || isOnly(value, span, text)) return undefined;
  const edit = removeItem(text, value, span);
  // What comes to stand first must not mean something else to YAML, as `| Read` does.
  const leads = edit?.start === value.span.start;
  return edit && leads && /[^\w"'[]/.test(text[edit.end] ?? " ") ? undefined : edit;
}

/**
 * The edit that takes one of several items out of a list, with its separator; for an item of a block
 * list its whole line. Nothing where it does not stand on one line as it is read.
 */
export function removeItem(text: string, value: YamlNode, span: Span): Edit | undefined {
  const { start: from, end: to } = span;
  const mark = text[from - 1];
  const quoted = value.kind === "list" && (mark === '"' || mark === "'") && text[to] === mark;
  const start = quoted ? from - 1 : from;
  const end = quoted ? to + 1 : to;

  if (value.kind === "list" && !value.flow) return wholeLine(text, start, end);
  const limit = Math.min(value.span.end, lineEndAt(text, end));
  const next = skipBlanks(text, end, limit);
  if (text[next] === "," && next < limit) {
    return { start, end: skipBlanks(text, next + 1, limit), text: "" };
  }
  const follows = next > end && next < limit && !/[\s#"'\]]/.test(text[next]!);
  if (follows) return { start, end: next, text: "" };
  const floor = Math.max(value.span.start, text.lastIndexOf("\n", start - 1) + 1);
  const previous = skipBlanksBack(text, start, floor);
  if (text[previous - 1] === "," && previous > floor) {
    return { start: skipBlanksBack(text, previous - 1, floor), end, text: "" };
  }
  return previous < start ? { start: previous, end, text: "" } : undefined;
}

/** Whether no other entry stands in the list. */
function isOnly(value: YamlNode, { start, end }: Span, text: string): boolean {
  const around = ({ span }: YamlNode) =>
    // Entries are words; what separates them and what encloses the list are none.
    /[^\s,"'[\]]/.test(text.slice(span.start, start)) ||
    /[^\s,"'[\]]/.test(text.slice(end, span.end));
  if (value.kind !== "list") return !around(value);
  let texts = 0;
  for (const item of value.items) {
    if (item.kind !== "scalar" || typeof item.value !== "string") continue;
    if (item.value.trim() !== "" && ++texts > 1) return false;
    if (item.span.start <= start && end <= item.span.end && around(item)) return false;
  }
  return true;
}

function wholeLine(text: string, start: number, end: number): Edit | undefined {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = lineEndAt(text, end);
  const dash = skipBlanks(text, lineStart, start);
  const isItem =
    text[dash] === "-" && dash + 1 < start && skipBlanks(text, dash + 1, start) === start;
  const behind = text.slice(skipBlanks(text, end, lineEnd), lineEnd);
  if (!isItem || !/^(?:#|\r?\n|$)/.test(behind)) return undefined;
  return { start: lineStart, end: lineEnd, text: "" };
}

/** Behind the line break that ends the line. */
function lineEndAt(text: string, from: number): number {
  const lineBreak = text.indexOf("\n", from);
  return lineBreak < 0 ? text.length : lineBreak + 1;
}

function skipBlanks(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && (text[at] === " " || text[at] === "\t")) at++;
  return at;
}

function skipBlanksBack(text: string, from: number, floor: number): number {
  let at = from;
  while (at > floor && (text[at - 1] === " " || text[at - 1] === "\t")) at--;
  return at;
}
