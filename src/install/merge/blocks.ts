import type { Reading } from "../../client/reading.ts";

/** A file in the pieces that are merged apart. Joined, they are the text again. */
export interface Blocks {
  /** The opening dashes with the line break behind them. */
  readonly head: string;
  /** In the order of the text. */
  readonly keys: readonly KeyBlock[];
  /** Comments and blank lines behind the last key. */
  readonly tail: string;
  /** The closing dashes and everything below. */
  readonly body: string;
}

export interface KeyBlock {
  readonly key: string;
  /** Comments and blank lines above the key. */
  readonly lead: string;
  /** From the key to the end of its value. */
  readonly text: string;
}

/**
 * The frontmatter by its top-level keys, as the client's reading found them; nothing when they do
 * not each start a line of their own, so that they cannot be told apart by lines.
 */
export function blocksOf(reading: Reading): Blocks | undefined {
  const { document, frontmatter } = reading;
  const { text } = document.file;
  const { envelope } = document;
  if (envelope.kind !== "fenced" || !envelope.closerAlone) return undefined;
  if (frontmatter.outcome !== "mapping" || frontmatter.rescued?.tabs.length) return undefined;
  if (frontmatter.notes.some(({ kind }) => kind === "duplicate-key")) return undefined;
  const { start, end } = envelope.block;
  const entries = frontmatter.entries.toSorted((a, b) => a.keySpan.start - b.keySpan.start);
  if (!entries.every(({ keySpan }) => text[keySpan.start - 1] === "\n")) return undefined;
  const keys: KeyBlock[] = [];
  let from = start;
  for (const [index, { key, keySpan }] of entries.entries()) {
    const next = entries[index + 1]?.keySpan.start ?? end;
    const valueEnd = keySpan.start + withoutLead(text.slice(keySpan.start, next));
    keys.push({
      key,
      lead: text.slice(from, keySpan.start),
      text: text.slice(keySpan.start, valueEnd),
    });
    from = valueEnd;
  }
  return { head: text.slice(0, start), keys, tail: text.slice(from, end), body: text.slice(end) };
}

/** How much of a piece is left when the comments and blank lines at its end go to what follows. */
function withoutLead(piece: string): number {
  const lines = piece.split("\n");
  // Every line of a piece ends in a line break, so that the last part is empty.
  let count = lines.length - 1;
  while (count > 1 && /^(?:#.*|[ \t]*)$/.test(lines[count - 1]!)) count--;
  return lines.slice(0, count).join("\n").length + 1;
}

export function joined({ head, keys, tail, body }: Blocks): string {
  return head + keys.map(({ lead, text }) => lead + text).join("") + tail + body;
}
