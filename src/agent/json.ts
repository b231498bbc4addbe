import { parseTree, printParseErrorCode } from "jsonc-parser";
import type { Node, ParseError } from "jsonc-parser";
import type { Span } from "../text/source-file.ts";
import type { YamlEntry, YamlNode, YamlNote } from "./yaml/node.ts";

/** A JSON text as nodes with their places, of the kinds that a frontmatter is made of. */
export type JsonResult =
  | { readonly ok: true; readonly root: YamlNode; readonly notes: readonly YamlNote[] }
  | { readonly ok: false; readonly span: Span; readonly what: string };

/** Deeper than any configuration; the package would run out of stack. */
const MAX_DEPTH = 200;

/**
 * Strict JSON, with a byte-order mark at most in front. Never throws. The last of several values for
 * one key counts, as for `JSON.parse`.
 */
export function parseJson(text: string): JsonResult {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  const deep = tooDeep(text);
  if (deep !== undefined) {
    const span = { start: deep, end: deep + 1 };
    return { ok: false, span, what: `nests deeper than ${MAX_DEPTH} levels` };
  }
  const errors: ParseError[] = [];
  // The package takes a mark in front for a mistake.
  const source = start === 1 ? ` ${text.slice(1)}` : text;
  const root = parseTree(source, errors, { disallowComments: true });
  const error = errors[0];
  if (error || !root || !isJson(source)) return failure(error, text);
  const notes: YamlNote[] = [];
  return { ok: true, root: nodeOf(root, notes), notes };
}

/** The package passes over a few things that JSON has not, as control characters in a text. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function failure(error: ParseError | undefined, text: string): JsonResult {
  if (!error)
    return { ok: false, span: { start: 0, end: Math.min(1, text.length) }, what: "is no JSON" };
  const start = Math.min(error.offset, text.length);
  const end = Math.min(text.length, start + Math.max(1, error.length));
  return { ok: false, span: { start, end }, what: `is no JSON: ${wordsFor(error)}` };
}

/** `PropertyNameExpected` as `property name expected`. */
function wordsFor({ error }: ParseError): string {
  return printParseErrorCode(error)
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase();
}

function nodeOf(node: Node, notes: YamlNote[]): YamlNode {
  const span = spanOf(node);
  if (node.type === "array") {
    const items = (node.children ?? []).map((item) => nodeOf(item, notes));
    return { kind: "list", items, flow: true, span };
  }
  if (node.type === "object") {
    const last = new Map<string, YamlEntry>();
    for (const { children } of node.children ?? []) {
      const [name, value] = children as [Node, Node];
      const entry = { key: String(name.value), keySpan: spanOf(name), value: nodeOf(value, notes) };
      const before = last.get(entry.key);
      if (before) {
        const { key, keySpan } = before;
        notes.push({ kind: "duplicate-key", key, span: keySpan, winner: entry.keySpan });
      }
      last.set(entry.key, entry);
    }
    return { kind: "map", entries: [...last.values()], flow: true, span };
  }
  const style = node.type === "string" ? "double" : "plain";
  return { kind: "scalar", value: node.value as string | number | boolean | null, style, span };
}

function spanOf({ offset, length }: Node): Span {
  return { start: offset, end: offset + length };
}

/** Where a bracket opens one level too many. */
function tooDeep(text: string): number | undefined {
  let depth = 0;
  for (const { 0: piece, index } of text.matchAll(/"(?:[^"\\\n]|\\.)*"|[[\]{}]/g)) {
    if (piece === "[" || piece === "{") depth++;
    else if (piece === "]" || piece === "}") depth--;
    if (depth > MAX_DEPTH) return index;
  }
  return undefined;
}
