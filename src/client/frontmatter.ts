import { parseMatter } from "../agent/matter.ts";
import type { YamlEntry, YamlError, YamlNode, YamlNote, YamlResult } from "../agent/yaml/node.ts";
import type { Span } from "../text/source-file.ts";
import type { Client } from "./client.ts";
import { rescue } from "./rescue.ts";
import type { RescuedLine } from "./rescue.ts";

/** What a client gets out of a frontmatter block. All spans are offsets into the file. */
export interface Frontmatter {
  /** Absent when the block holds no mapping. */
  readonly entries: readonly YamlEntry[];
  readonly outcome: "mapping" | "empty" | "not-a-mapping" | "failed";
  readonly root?: YamlNode;
  readonly notes: readonly YamlNote[];
  /** Why the block as written does not parse; also set when the rescue succeeded. */
  readonly error?: YamlError;
  /** Set when only the second parse succeeded. */
  readonly rescued?: { readonly lines: readonly RescuedLine[]; readonly tabs: readonly Span[] };
}

/** Two attempts, as the client makes them: the block as written, then the rescued text. */
export function readFrontmatter(block: string, start: number, client: Client): Frontmatter {
  const shift = (offset: number) => start + offset;
  const first = relocate(parseMatter(block, client.yaml), shift);
  if (first.ok) return outcomeOf(first);
  if (!client.does("rescues-lines")) return failed(first.error);

  const attempt = rescue(block, client);
  if (attempt.text === block) return failed(first.error);
  const second = relocate(parseMatter(attempt.text, client.yaml), (offset) =>
    shift(attempt.offsetOf(offset)),
  );
  if (!second.ok) return failed(first.error);
  const move = ({ start: from, end }: Span): Span => ({ start: shift(from), end: shift(end) });
  const lines = attempt.lines.map((line) => ({
    ...line,
    keySpan: move(line.keySpan),
    valueSpan: move(line.valueSpan),
  }));
  const outcome = outcomeOf(second);
  return {
    ...outcome,
    entries: outcome.entries.map((entry) => asWritten(entry, lines)),
    error: first.error,
    rescued: { lines, tabs: attempt.tabs.map(move) },
  };
}

/** The value of a rescued line stands where the author wrote it, without the quotes of the rescue. */
function asWritten(entry: YamlEntry, lines: readonly RescuedLine[]): YamlEntry {
  const line = lines.find(({ keySpan }) => keySpan.start === entry.keySpan.start);
  if (!line || entry.value.kind !== "scalar") return entry;
  return { ...entry, value: { ...entry.value, style: "plain", span: line.valueSpan } };
}

function outcomeOf({ root, notes }: Extract<YamlResult, { ok: true }>): Frontmatter {
  if (!root || (root.kind === "scalar" && root.value === null)) {
    return { entries: [], outcome: "empty", notes };
  }
  if (root.kind !== "map") return { entries: [], outcome: "not-a-mapping", root, notes };
  return { entries: root.entries, outcome: "mapping", root, notes };
}

function failed(error: YamlError): Frontmatter {
  return { entries: [], outcome: "failed", notes: [], error };
}

/** The same result with every offset passed through `offsetOf`; shared nodes stay shared. */
function relocate(result: YamlResult, offsetOf: (offset: number) => number): YamlResult {
  const at = ({ start, end }: Span): Span => ({ start: offsetOf(start), end: offsetOf(end) });
  if (!result.ok) return { ok: false, error: { ...result.error, span: at(result.error.span) } };
  const done = new Map<YamlNode, YamlNode>();
  const visit = (node: YamlNode): YamlNode => {
    const known = done.get(node);
    if (known) return known;
    // Registered before its children, so that a cyclic alias meets the copy, not the original.
    if (node.kind === "scalar") {
      const copy = { ...node, span: at(node.span) };
      done.set(node, copy);
      return copy;
    }
    if (node.kind === "list") {
      const items: YamlNode[] = [];
      const copy = { ...node, span: at(node.span), items };
      done.set(node, copy);
      for (const item of node.items) items.push(visit(item));
      return copy;
    }
    const entries: YamlEntry[] = [];
    const copy = { ...node, span: at(node.span), entries };
    done.set(node, copy);
    for (const { key, keySpan, value } of node.entries) {
      entries.push({ key, keySpan: at(keySpan), value: visit(value) });
    }
    return copy;
  };
  const notes = result.notes.map((note): YamlNote => {
    if (note.kind === "duplicate-key") {
      return { ...note, span: at(note.span), winner: at(note.winner) };
    }
    if (note.kind === "comment") return { ...note, span: at(note.span), value: at(note.value) };
    return { ...note, span: at(note.span) };
  });
  return { ok: true, root: result.root && visit(result.root), notes };
}
