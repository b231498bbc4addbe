import type { AgentDocument } from "../agent/document.ts";
import type { FencedEnvelope } from "../agent/envelope.ts";
import type { YamlEntry } from "../agent/yaml/node.ts";
import type { Point, Span } from "../text/source-file.ts";
import type { Client } from "./client.ts";
import { MAX_FILE_SIZE } from "./facts/behaviours.ts";
import { readFrontmatter } from "./frontmatter.ts";
import type { Frontmatter } from "./frontmatter.ts";
import { fieldsIn, secondBlock } from "./field-lines.ts";
import { readFields } from "./fields.ts";
import type { FieldValues } from "./fields.ts";
import { readDescription, readName } from "./identity.ts";
import { lostRestrictions } from "./lost.ts";
import { resolveTools } from "./tools.ts";
import type { ToolOutcome } from "./tools.ts";
import type { ReadOptions, Scope } from "./read-options.ts";
import type { TraceEntry, TraceKind } from "./trace.ts";

/** What Claude Code makes of one file, judged as if it stood alone. */
export interface Reading {
  readonly document: AgentDocument;
  readonly client: Client;
  readonly scope: Scope;
  readonly pluginPrefix?: string;
  /** The client registers this agent. */
  readonly loads: boolean;
  /** Why not: the trace entry that decides. */
  readonly reason?: TraceEntry;
  /** As the client keeps it; a plugin agent's name carries its prefix. Absent when it does not load. */
  readonly name?: string;
  /** What the author wrote as the name, if that is a text, whether the agent loads or not. */
  readonly writtenName?: string;
  readonly description?: string;
  readonly values: FieldValues;
  readonly tools: ToolOutcome;
  readonly frontmatter: Frontmatter;
  /** Everything that was dropped, rescued, rewritten or ignored, in the order of the text. */
  readonly trace: readonly TraceEntry[];
  readonly bodyStartsAt: Point;
}

/** What decides that the agent does not load, the decisive one first. */
const fatalKinds: readonly TraceKind[] = [
  "too-large",
  "utf-16",
  "byte-order-mark",
  "unfenced",
  "yaml-failed",
  "not-a-mapping",
  "no-fields",
  "name-missing",
  "name-not-text",
  "name-refused",
  "description-missing",
  "description-not-text",
  "hooks-drop-agent",
];

const nothing: Frontmatter = { entries: [], outcome: "empty", notes: [] };

/** Never throws: whatever is wrong with the document is told in the trace. */
export function read(document: AgentDocument, options: ReadOptions): Reading {
  const { client, scope } = options;
  const { file, envelope } = document;
  const unreadable = unreadableEnvelope(document, client);
  const fenced = envelope.kind === "fenced" && unreadable.length === 0 ? envelope : undefined;
  const frontmatter = fenced
    ? readFrontmatter(
        file.text.slice(fenced.block.start, fenced.block.end),
        fenced.block.start,
        client,
      )
    : nothing;

  const field = (key: string) => frontmatter.entries.find((entry) => entry.key === key);
  const name = readName(field("name"), file.path, options);
  const description = readDescription(field, options);
  const values = readFields(frontmatter.entries, options);
  const keys = {
    tools: field("tools"),
    disallowed: field("disallowedTools"),
    memory: field("memory"),
  };
  const tools = resolveTools(keys, values, file.text, client);
  // A block that gives no fields at all is one mistake, not three.
  const ofFields = frontmatter.outcome === "mapping" ? [name, description, values, tools] : [];
  const trace = [
    ...unreadable,
    ...(fenced ? blockTrace(fenced, frontmatter, file.text) : []),
    ...ofFields.flatMap((part) => part.trace),
  ];

  const fatal = new Set(trace.filter((entry) => isFatal(entry, scope)).map((entry) => entry.kind));
  const decisive = fatalKinds.find((kind) => fatal.has(kind));
  const reason = trace.find((entry) => entry.kind === decisive);
  const skipped = trace.some((entry) => entry.kind === "too-large");
  const loads = scope === "plugin" ? !skipped : reason === undefined;
  if (loads) trace.push(...lostRestrictions(document, scope, frontmatter.entries, trace));
  const body = fenced ? fenced.body : envelope.body;
  return {
    document,
    client,
    scope,
    ...(options.pluginPrefix !== undefined && { pluginPrefix: options.pluginPrefix }),
    loads,
    ...(!loads && reason && { reason }),
    ...(loads && { name: name.value, description: description.value }),
    ...(name.written !== undefined && { writtenName: name.written }),
    values,
    tools,
    frontmatter,
    trace: trace.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
    bodyStartsAt: file.point(body.start),
  };
}

/** The same file read again with another text, or as another client does. */
export function readAgain(
  before: Reading,
  change: Partial<Pick<Reading, "document" | "client">>,
): Reading {
  const { document, client, scope, pluginPrefix } = { ...before, ...change };
  return read(document, { client, scope, ...(pluginPrefix !== undefined && { pluginPrefix }) });
}

/** Nothing but its size keeps a plugin's file from becoming an agent (observed). */
function isFatal(entry: TraceEntry, scope: Scope): boolean {
  return scope === "plugin" ? entry.kind === "too-large" : fatalKinds.includes(entry.kind);
}

function unreadableEnvelope(
  { file, encoding, envelope }: AgentDocument,
  client: Client,
): TraceEntry[] {
  const start = { start: 0, end: Math.min(1, file.text.length) };
  if (client.does("limits-file-size") && file.size > MAX_FILE_SIZE) {
    return [{ kind: "too-large", span: start, size: file.size, limit: MAX_FILE_SIZE }];
  }
  if (encoding !== "utf-8") return [{ kind: "utf-16", span: start, encoding }];
  if (envelope.bom && !client.does("drops-byte-order-mark")) {
    return [{ kind: "byte-order-mark", span: start }];
  }
  if (envelope.kind === "unfenced") return [{ kind: "unfenced", span: envelope.at, envelope }];
  return [];
}

function blockTrace(fenced: FencedEnvelope, frontmatter: Frontmatter, text: string): TraceEntry[] {
  const trace: TraceEntry[] = [...cutShort(fenced, text)];
  const { error, rescued, outcome } = frontmatter;
  if (error && rescued) {
    trace.push({ kind: "rescued", span: error.span, error });
    for (const { key, value, valueSpan } of rescued.lines) {
      trace.push({ kind: "rescued-value", span: valueSpan, key, value });
      const hash = commentIn(key, value);
      if (hash < 0) continue;
      const span = { start: valueSpan.start + hash, end: valueSpan.end };
      trace.push({ kind: "comment-swallowed", span, key });
    }
    for (const span of rescued.tabs) trace.push({ kind: "rescued-tabs", span });
  } else if (error) {
    trace.push({ kind: "yaml-failed", span: error.span, error });
  }
  if (outcome === "empty") trace.push({ kind: "no-fields", span: fenced.opener });
  if (outcome === "not-a-mapping") {
    trace.push({ kind: "not-a-mapping", span: frontmatter.root?.span ?? fenced.block });
  }
  const second = secondBlock(text, fenced);
  if (second) {
    const { opener, block, keys } = second;
    trace.push({ kind: "second-block", span: opener, block, keys });
  }
  const keyAround = keyFinder(frontmatter.entries);
  for (const note of frontmatter.notes) {
    const key = keyAround(note.span);
    if (note.kind === "duplicate-key") {
      trace.push({ kind: "duplicate-key", span: note.span, key: note.key, winner: note.winner });
    } else if (note.kind === "merged") {
      trace.push({ kind: "merged", span: note.span, keys: note.keys });
    } else if (note.kind === "comment") {
      const comment = text.slice(note.span.start, note.span.end);
      trace.push({ kind: "comment", span: note.span, key, comment });
    } else {
      const mark = note.kind === "anchor" ? "&" : "!";
      trace.push({ kind: "word-lost", span: note.span, key, word: note.word, mark });
    }
  }
  return trace;
}

/** Finds the top-level key whose entry holds a place; a block may have thousands of both. */
function keyFinder(entries: readonly YamlEntry[]): (span: Span) => string {
  const sorted = entries.toSorted((a, b) => a.keySpan.start - b.keySpan.start);
  return (span) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.keySpan.start <= span.start) low = middle + 1;
      else high = middle;
    }
    return sorted[low - 1]?.key ?? "";
  };
}

/**
 * Where in a value that the client quoted what looks like a comment starts. In a description a hash
 * is as likely to be text, and the quotes keep it as such.
 */
function commentIn(key: string, value: string): number {
  if (key === "description") return -1;
  const found = /\s#(?:\s|$)/.exec(value);
  return found ? found.index + 1 : -1;
}

/** Dashes behind text on their line end the block there, and the lines below become prompt. */
function cutShort({ closer, closerAlone }: FencedEnvelope, text: string): TraceEntry[] {
  if (closerAlone) return [];
  const lineStart = text.lastIndexOf("\n", closer.start - 1) + 1;
  const before = text.slice(lineStart, closer.start);
  const rest = text.slice(closer.end);
  const fence = /^[ \t]*---[ \t]*\r?$/m.exec(rest);
  if (before.trim() === "") {
    // There the author put them, text behind or not; below an indent they may be part of a text.
    const below = fence && before !== "" ? rest.slice(0, fence.index) : "";
    if (fieldsIn(below.replace(/^[ \t\r]*\n/, "")).length === 0) return [];
  }
  const lost = { start: closer.end, end: closer.end + (fence?.index ?? rest.search(/\r?\n|$/)) };
  const lostKeys = fence
    ? [...text.slice(lost.start, lost.end).matchAll(/^([A-Za-z_-]+):/gm)].map((match) => match[1]!)
    : [];
  return [{ kind: "block-cut-short", span: closer, lost, lostKeys }];
}

/** The entry of a top-level key, if the client got that far. */
export function entryOf(reading: Reading, key: string): YamlEntry | undefined {
  return reading.frontmatter.entries.find((entry) => entry.key === key);
}
