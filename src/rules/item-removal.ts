import type { YamlNode } from "../agent/yaml/node.ts";
import type { Edit } from "../text/edit.ts";
import type { Span } from "../text/source-file.ts";

/**
 * What to cut to take one of several items out of a list, with its separator; for an item of a block
 * list its whole lines. Nothing where something else stands on them. Whether the rest is read as
 * before, the caller has to see.
 */
export function itemRemoval(text: string, list: YamlNode, span: Span): Edit | undefined {
  const { start: from, end: to } = span;
  const mark = text[from - 1];
  const quoted = list.kind === "list" && (mark === '"' || mark === "'") && text[to] === mark;
  const start = quoted ? from - 1 : from;
  const end = quoted ? to + 1 : to;

  if (list.kind === "list" && !list.flow) return wholeLine(text, start, end);
  const limit = Math.min(list.span.end, lineEndAt(text, end));
  const next = skipBlanks(text, end, limit);
  if (text[next] === "," && next < limit) {
    return { start, end: skipBlanks(text, next + 1, limit), text: "" };
  }
  const follows = next > end && next < limit && !/[\s#"'\]]/.test(text[next]!);
  if (follows) return { start, end: next, text: "" };
  const floor = Math.max(list.span.start, text.lastIndexOf("\n", start - 1) + 1);
  const previous = skipBlanksBack(text, start, floor);
  if (text[previous - 1] === "," && previous > floor) {
    return { start: skipBlanksBack(text, previous - 1, floor), end, text: "" };
  }
  return previous < start ? { start: previous, end, text: "" } : undefined;
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
