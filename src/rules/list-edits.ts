import type { YamlNode } from "../agent/yaml/node.ts";
import { entryOf } from "../client/reading.ts";
import type { Reading } from "../client/reading.ts";
import { readToolList } from "../client/tool-list.ts";
import type { ToolField } from "../client/trace.ts";
import type { Edit } from "../text/edit.ts";
import type { Span } from "../text/source-file.ts";

/**
 * The edit that takes one entry out of a tool list, with its separator; for an item of a block list
 * its whole line. Nothing where the entry is the last one left, since an empty list means no tools,
 * or where it does not stand on one line as it is read.
 */
export function removeEntry(reading: Reading, field: ToolField, span: Span): Edit | undefined {
  const { text } = reading.document.file;
  const value = entryOf(reading, field)?.value;
  if (!value || readToolList(value, text).entries.length < 2) return undefined;
  return removeItem(text, value, span);
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

  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const lineBreak = text.indexOf("\n", end);
  const lineEnd = lineBreak < 0 ? text.length : lineBreak + 1;
  const before = text.slice(Math.max(lineStart, value.span.start), start);
  const after = text.slice(end, Math.min(lineEnd, value.span.end));

  if (value.kind === "list" && !value.flow) {
    const item = /^[ \t]*-[ \t]+$/.test(text.slice(lineStart, start));
    const whole = item && /^[ \t]*(?:#.*)?\r?\n?$/.test(text.slice(end, lineEnd));
    return whole ? { start: lineStart, end: lineEnd, text: "" } : undefined;
  }
  const follows = /^[ \t]*,[ \t]*|^[ \t]+(?=[^\s#"'\]])/.exec(after);
  if (follows) return { start, end: end + follows[0].length, text: "" };
  const leads = /[ \t]*,[ \t]*$|[ \t]+$/.exec(before);
  return leads ? { start: start - leads[0].length, end, text: "" } : undefined;
}
