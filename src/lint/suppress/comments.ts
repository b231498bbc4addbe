import type { YamlEntry, YamlNode } from "../../agent/yaml/node.ts";
import type { Frontmatter } from "../../client/frontmatter.ts";
import type { Reading } from "../../client/reading.ts";
import type { Span } from "../../text/source-file.ts";
import { codeFences } from "./code-fences.ts";

/** A comment that speaks to agentlint. Spans are UTF-16 offsets of the file. */
export interface Comment {
  /** The whole comment, its marks included. */
  readonly span: Span;
  /** What stands between the marks, without white space around it. */
  readonly content: Span;
  readonly inBody: boolean;
}

const ADDRESS = "agentlint-";
/** More than people write; a hostile file must not make every finding slow. */
const MOST_COMMENTS = 1_000;

/** A file in which comments can stand: an agent, or a document beside agents. */
export type Commented = Pick<Reading, "document" | "frontmatter">;

/**
 * The comments in the frontmatter as the client parsed it, and the HTML comments of the prompt. What
 * the client takes into a value is no comment. Of a frontmatter that does not parse, lines that start
 * with a hash count.
 */
export function commentsOf({ document, frontmatter }: Commented): readonly Comment[] {
  const { file, envelope } = document;
  if (!file.text.includes(ADDRESS)) return [];
  const fenced = envelope.kind === "fenced";
  const block = fenced ? envelope.block : { start: 0, end: file.text.length };
  const values = frontmatter.root && scalarSpans(frontmatter).map((one) => taken(one, file.text));
  const inBlock = yamlComments(file.text, block, values);
  const inBody = htmlComments(file.text, fenced ? envelope.closer.end : 0);
  return [...inBlock, ...inBody].slice(0, MOST_COMMENTS);
}

function yamlComments(text: string, block: Span, values: readonly Span[] | undefined): Comment[] {
  const comments: Comment[] = [];
  const pattern = values
    ? /(?<=^|[ \t])#[ \t]*agentlint-.*/gm
    : /(?<=^[ \t]*)#[ \t]*agentlint-.*/gm;
  for (const found of text.slice(block.start, block.end).matchAll(pattern)) {
    const start = block.start + found.index;
    if (values && isInside(values, start)) continue;
    const end = start + found[0].trimEnd().length;
    const content = { start: start + found[0].indexOf(ADDRESS), end };
    comments.push({ span: { start, end }, content, inBody: false });
  }
  return comments;
}

function htmlComments(text: string, from: number): Comment[] {
  const comments: Comment[] = [];
  const fences = codeFences(text, from);
  for (let start = text.indexOf("<!--", from); start >= 0;) {
    const close = text.indexOf("-->", start + 4);
    if (close < 0) break;
    const inner = text.slice(start + 4, close);
    const quoted = text[start - 1] === "`" || isInside(fences, start);
    if (!quoted && inner.trimStart().startsWith(ADDRESS)) {
      const first = start + 4 + (inner.length - inner.trimStart().length);
      const content = { start: first, end: first + inner.trim().length };
      comments.push({ span: { start, end: close + 3 }, content, inBody: true });
    }
    start = text.indexOf("<!--", close + 3);
  }
  return comments;
}

/** What of a value the client takes: of a block of text the lines below its indicator. */
function taken({ start, end, block }: ScalarSpan, text: string): Span {
  const lineBreak = block ? text.indexOf("\n", start) : -1;
  return { start: lineBreak < 0 ? start : Math.min(lineBreak + 1, end), end };
}

export interface ScalarSpan extends Span {
  /** A text behind `|` or `>`. */
  readonly block: boolean;
}

/** Where keys and values stand, in the order of the text; nothing for a block that does not parse. */
export function scalarSpans({ entries, root }: Frontmatter): readonly ScalarSpan[] {
  const spans: ScalarSpan[] = [];
  const seen = new Set<YamlNode>();
  const visit = (node: YamlNode): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind === "scalar") {
      spans.push({ ...node.span, block: node.style === "literal" || node.style === "folded" });
    }
    if (node.kind === "list") node.items.forEach(visit);
    if (node.kind === "map") visitAll(node.entries);
  };
  const visitAll = (list: readonly YamlEntry[]): void => {
    for (const { keySpan, value } of list) {
      spans.push({ ...keySpan, block: false });
      visit(value);
    }
  };
  // The entries of the reading know where a rescued value was written.
  if (entries.length > 0) visitAll(entries);
  else if (root) visit(root);
  return spans.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** Whether a place lies behind the start of one of the spans, which do not overlap. */
function isInside(spans: readonly Span[], at: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start < at) low = middle + 1;
    else high = middle;
  }
  const before = spans[low - 1];
  return before !== undefined && at < before.end;
}
