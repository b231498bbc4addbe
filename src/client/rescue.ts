import { parseMatter } from "../agent/matter.ts";
import type { Span } from "../text/source-file.ts";
import type { Client } from "./client.ts";

/** A line whose value the client put into quotes before its second parse. */
export interface RescuedLine {
  readonly key: string;
  /** Offsets into the block. */
  readonly keySpan: Span;
  readonly valueSpan: Span;
  /** The value as the client takes it: everything behind the key, comments included. */
  readonly value: string;
}

export interface Rescue {
  /** What the client parses in its second attempt. */
  readonly text: string;
  readonly lines: readonly RescuedLine[];
  /** Lines whose leading tabs became blanks, as offsets into the block. */
  readonly tabs: readonly Span[];
  /** The offset in the block that an offset in `text` came from. */
  readonly offsetOf: (rescued: number) => number;
}

/** A key at column 0, a colon, blanks, a value. A value that ends in a carriage return is no match. */
const PLAIN_LINE = /^([a-zA-Z_-]+):(\s+)(.+)$/;
/** What makes the client quote a value (observed, character by character). */
const SPECIAL = /[{}[\]*&#!|>%@`]|: /;

/**
 * What the client does with a block that did not parse: it puts quotes around values that look as
 * if they needed them and turns leading tabs into blanks. Observed on 2.1.330 for every character
 * of printable ASCII; the exceptions came later, see the client's behaviours.
 */
export function rescue(block: string, client: Client): Rescue {
  const lines: RescuedLine[] = [];
  const tabs: Span[] = [];
  const parts: string[] = [];
  // One pair per piece that was moved: where it starts in the rescued text, and in the block.
  const moved: { readonly to: number; readonly from: number }[] = [];
  let from = 0;
  let to = 0;
  for (const line of block.split("\n")) {
    const change = quoted(line, from, client) ?? untabbed(line, from, client);
    const text = change?.text ?? line;
    if (change?.kind === "quoted") lines.push(change.line);
    if (change?.kind === "untabbed") tabs.push(change.span);
    moved.push({ to, from });
    if (change) moved.push({ to: to + change.keeps.to, from: from + change.keeps.from });
    parts.push(text);
    from += line.length + 1;
    to += text.length + 1;
  }

  const offsetOf = (rescued: number): number => {
    let low = 0;
    let high = moved.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (moved[middle]!.to <= rescued) low = middle;
      else high = middle - 1;
    }
    const piece = moved[low]!;
    return Math.min(piece.from + (rescued - piece.to), block.length);
  };
  return { text: parts.join("\n"), lines, tabs, offsetOf };
}

function quoted(line: string, from: number, client: Client) {
  const match = PLAIN_LINE.exec(line);
  if (!match) return undefined;
  const [, key, blank, value] = match as unknown as [string, string, string, string];
  if (isQuoted(value) || !SPECIAL.test(value)) return undefined;
  if (client.does("rescue-spares-flow-lists") && isFlowList(value, client)) return undefined;
  const escaped = value.replaceAll("\\", "\\\\").replaceAll('"', '\\"');
  const valueStart = from + key.length + 1 + blank.length;
  return {
    kind: "quoted",
    text: `${key}: "${escaped}"`,
    line: {
      key,
      keySpan: { start: from, end: from + key.length },
      valueSpan: { start: valueStart, end: valueStart + value.length },
      value,
    },
    // The opening quote stands where the value starts.
    keeps: { from: valueStart - from, to: key.length + 2 },
  } as const;
}

function isQuoted(value: string): boolean {
  return (
    (value.startsWith('"') && value.endsWith('"')) || (value.startsWith("'") && value.endsWith("'"))
  );
}

function isFlowList(value: string, client: Client): boolean {
  if (!value.startsWith("[") || !value.endsWith("]")) return false;
  const parsed = parseMatter(value, client.yaml);
  return parsed.ok && parsed.root?.kind === "list";
}

function untabbed(line: string, from: number, client: Client) {
  if (!client.does("rescue-expands-tabs") || !line.startsWith("\t")) return undefined;
  const count = line.length - line.replace(/^\t+/, "").length;
  return {
    kind: "untabbed",
    text: "  ".repeat(count) + line.slice(count),
    span: { start: from, end: from + count },
    keeps: { from: count, to: 2 * count },
  } as const;
}
