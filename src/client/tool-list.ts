import type { YamlNode } from "../agent/yaml/node.ts";
import type { Span } from "../text/source-file.ts";
import type { Client } from "./client.ts";
import { placesIn } from "./entry-places.ts";
import { isText } from "./shapes.ts";
import type { YamlText } from "./shapes.ts";
import type { ToolField, UnmatchedReason } from "./trace.ts";

/** One entry of `tools` or `disallowedTools`. */
export interface ToolEntry {
  /** As written: `Bash(git:*)`. */
  readonly text: string;
  /** Without its specifier: `Bash`. */
  readonly name: string;
  readonly specifier?: string;
  readonly span: Span;
}

export interface ToolList {
  /** False when the value is neither a string nor a list, which the client takes as an empty list. */
  readonly isList: boolean;
  readonly entries: readonly ToolEntry[];
  /** Items of a list that are no strings; the client drops them. */
  readonly dropped: readonly YamlNode[];
}

/** `source` is the text of the file, in which the spans of entries are looked up. */
export function readToolList(node: YamlNode, source: string): ToolList {
  if (isText(node)) return { isList: true, entries: entriesOf(node, source), dropped: [] };
  if (node.kind !== "list") return { isList: false, entries: [], dropped: [] };
  const entries: ToolEntry[] = [];
  const dropped: YamlNode[] = [];
  for (const item of node.items) {
    if (isText(item)) for (const entry of entriesOf(item, source)) entries.push(entry);
    else dropped.push(item);
  }
  return { isList: true, entries, dropped };
}

/**
 * Entries are separated by commas and spaces outside parentheses; tabs and line breaks separate
 * nothing (observed). An entry is trimmed before it is compared.
 */
function entriesOf(text: YamlText, source: string): ToolEntry[] {
  const entries: ToolEntry[] = [];
  const place = placesIn(text, source);
  for (const piece of splitOutsideParentheses(text.value)) {
    const entry = piece.trim();
    if (entry === "") continue;
    // Where the text is written otherwise than it is read, the whole is shown.
    entries.push({ text: entry, ...splitSpecifier(entry), span: place(entry) ?? text.span });
  }
  return entries;
}

function splitOutsideParentheses(value: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < value.length; at++) {
    const character = value[at];
    if (character === "(") depth++;
    else if (character === ")") depth = Math.max(0, depth - 1);
    else if ((character === "," || character === " ") && depth === 0) {
      pieces.push(value.slice(start, at));
      start = at + 1;
    }
  }
  pieces.push(value.slice(start));
  return pieces;
}

function splitSpecifier(text: string): { name: string; specifier?: string } {
  const open = text.indexOf("(");
  if (open <= 0 || !text.endsWith(")")) return { name: text };
  return { name: text.slice(0, open), specifier: text.slice(open + 1, -1) };
}

/** What one entry stands for. */
export type Match =
  | { readonly kind: "all" }
  | { readonly kind: "tool"; readonly tool: string; readonly alias: boolean }
  | { readonly kind: "mcp"; readonly pattern: string }
  | { readonly kind: "none"; readonly reason: UnmatchedReason };

export interface MatchOptions {
  readonly field: ToolField;
  readonly client: Client;
  /** The agent's own permission mode is `plan`, which brings ExitPlanMode. */
  readonly inPlanMode: boolean;
}

export function matchEntry(entry: ToolEntry, { field, client, inPlanMode }: MatchOptions): Match {
  if (entry.text === "*") {
    return field === "tools" ? { kind: "all" } : { kind: "none", reason: { why: "wildcard" } };
  }
  if (entry.name.startsWith("mcp__")) return matchMcp(entry, field);
  const means = client.aliasOf(entry.name);
  const tool = client.tool(means ?? entry.name);
  if (tool) {
    if (tool.subagent === "never") return { kind: "none", reason: { why: "never" } };
    if (tool.subagent === "depends" && !(tool.name === "ExitPlanMode" && inPlanMode)) {
      return { kind: "none", reason: { why: "depends", needs: tool.needs ?? "a setting" } };
    }
    return { kind: "tool", tool: tool.name, alias: means !== undefined };
  }
  return { kind: "none", reason: whyUnmatched(entry, client) };
}

function whyUnmatched(entry: ToolEntry, client: Client): UnmatchedReason {
  const removed = client.removed(entry.name);
  if (removed) return { why: "removed", tool: removed };
  if (entry.text.split("(").length > entry.text.split(")").length) {
    return { why: "open-parenthesis" };
  }
  const names = gluedNames(entry.text, client);
  if (names) return { why: "glued", names };
  const right = client.toolInAnyCase(entry.name);
  if (right) return { why: "wrong-case", right };
  return {
    why: "unknown",
    // Comparing with every tool is dear, and a hostile list has a hundred thousand entries.
    get near() {
      return client.toolNear(entry.name);
    },
  };
}

/** What people put between and around names, and what the client takes as part of a name. */
const GLUE = /[;|/+&\s"'`[\]{}<>.:-]+/;

/** Tool names once the glue is gone; none for a lone separator; nothing when other words remain. */
function gluedNames(text: string, client: Client): readonly string[] | undefined {
  const names = text.split(GLUE).filter(Boolean);
  if (names.join("") === text) return undefined;
  const known = (name: string) =>
    client.tool(name) !== undefined ||
    client.aliasOf(name) !== undefined ||
    client.removed(name) !== undefined;
  return names.every(known) ? names : undefined;
}

/** `mcp__server`, `mcp__server__*` and `mcp__server__tool` match, `mcp__*` only denies; every other form matches nothing (observed). */
function matchMcp(entry: ToolEntry, field: ToolField): Match {
  if (field === "disallowedTools" && entry.name === "mcp__*") {
    return { kind: "mcp", pattern: entry.text };
  }
  if (/^mcp__[^_*](?:(?!__)[^*])*(?:__(?:\*|[^*]+))?$/.test(entry.name)) {
    return { kind: "mcp", pattern: entry.text };
  }
  return { kind: "none", reason: { why: "mcp-form" } };
}

/** Whether a denial covers an entry of `tools`; `mcp__*` is a denial of every MCP tool (observed). */
export function covers(denial: string, entry: string): boolean {
  if (denial === entry || denial === "mcp__*") return denial === entry || entry.startsWith("mcp__");
  const server = denial.replace(/__\*$/, "");
  return server.startsWith("mcp__") && (entry === server || entry.startsWith(`${server}__`));
}
