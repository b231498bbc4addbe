import type { YamlNode } from "../agent/yaml/node.ts";
import type { Reading } from "../client/reading.ts";
import type { Span } from "../text/source-file.ts";
import { plainText } from "./plain-text.ts";

/** A text that is looked through, and how its offsets lead back into the file. */
export interface Passage {
  readonly text: string;
  /** `text` in the spelling that words are looked for in. */
  readonly plain: string;
  /** `text` in lower case and otherwise as it is written. */
  readonly lower: string;
  /** Where a stretch of `plain` stands in the file. */
  readonly place: (start: number, end: number) => Span;
  readonly of: "file" | "value";
}

const known = new WeakMap<Reading, readonly Passage[]>();

/**
 * The file as it is written, and every value of the frontmatter that is spelled with escapes, as it
 * is read.
 */
export function passagesOf(reading: Reading): readonly Passage[] {
  const found = known.get(reading) ?? [
    filePassage(reading.document.file.text),
    ...escaped(reading),
  ];
  known.set(reading, found);
  return found;
}

function filePassage(text: string): Passage {
  const plain = plainText(text);
  const place = (start: number, end: number) => ({ start: plain.at(start), end: plain.at(end) });
  const lower = plain.isLiteral ? plain.text : text.toLowerCase();
  return { text, plain: plain.text, lower, place, of: "file" };
}

function* escaped({ document, frontmatter }: Reading): Generator<Passage> {
  const { envelope, file } = document;
  if (envelope.kind !== "fenced") return;
  const block = file.text.slice(envelope.block.start, envelope.block.end);
  if (!block.includes("\\")) return;
  for (const { span, value, style } of textsIn(frontmatter.entries.map((entry) => entry.value))) {
    if (style !== "double" || !file.text.slice(span.start, span.end).includes("\\")) continue;
    const plain = plainText(value).text;
    yield { text: value, plain, lower: value.toLowerCase(), place: () => span, of: "value" };
  }
}

interface Text {
  readonly value: string;
  readonly style: string;
  readonly span: Span;
}

/** Texts anywhere below; a node that aliases reach more than once counts once. */
export function textsIn(nodes: readonly YamlNode[]): readonly Text[] {
  const seen = new Set<YamlNode>();
  const found: Text[] = [];
  const open = [...nodes];
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === "list") open.push(...node.items);
    else if (node.kind === "map") open.push(...node.entries.map(({ value }) => value));
    else if (typeof node.value === "string") {
      found.push({ value: node.value, style: node.style, span: node.span });
    }
  }
  return found;
}
