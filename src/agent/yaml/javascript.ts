import { Composer, CST, Lexer, isAlias, isMap, isScalar, isSeq } from "yaml";
import type { Node, Scalar } from "yaml";
import type { Span } from "../../text/source-file.ts";
import { Anchors } from "./anchors.ts";
import { absentAt } from "./compose-scalar.ts";
import { SAY, YamlFailure, badEscape, noAnchor } from "./failure.ts";
import { commentBehind } from "./lines.ts";
import { Entries, keyText } from "./mapping.ts";
import type { YamlDialect, YamlEntry, YamlNode, YamlNote, YamlResult, YamlScalar } from "./node.ts";
import { parseAsRuntime } from "./runtime.ts";
import { readTokens } from "./tokens.ts";

/** The package's own bound on how often one anchor may be used. */
const ALIAS_LIMIT = 100;

/**
 * Reads a text with the `yaml` package alone, as clients up to 2.1.112 did.
 *
 * @throws YamlFailure at the first error.
 */
export function parseAsPackage(text: string, dialect: YamlDialect): YamlResult {
  // Duplicate keys are looked for here, because the package compares each key with all before it.
  const composer = new Composer({ merge: false, uniqueKeys: false, strict: true });
  const internals = composer as unknown as { onError: ErrorHandler };
  internals.onError = (source, code, _message, isWarning) => {
    if (!isWarning) throw explain(text, dialect, positionOf(source), code);
  };
  const tokens = readTokens(new Lexer().lex(text));
  const documents = [...composer.compose(tokens, true, text.length)];
  const [document, second] = documents;
  const failed = document?.errors[0];
  if (failed) throw explain(text, dialect, failed.pos[0], failed.code);
  if (second) throw new YamlFailure(SAY.documentEnd, second.range[0]);
  const notes = propertyNotes(tokens);
  if (!document?.contents) return { ok: true, root: undefined, notes: [] };
  const root = new Conversion(text, dialect, notes).node(document.contents);
  notes.sort((a, b) => a.span.start - b.span.start);
  return { ok: true, root, notes };
}

type ErrorSource = number | readonly [number, number] | { readonly offset: number };
type ErrorHandler = (
  source: ErrorSource,
  code: string,
  message: string,
  isWarning?: boolean,
) => void;

function positionOf(source: ErrorSource): number {
  if (typeof source === "number") return source;
  return "offset" in source ? source.offset : source[0];
}

/** The reader for the runtime words its errors with more care; nearly all are errors in both. */
function explain(text: string, dialect: YamlDialect, at: number, code: string): YamlFailure {
  if (code !== "DUPLICATE_KEY") {
    try {
      parseAsRuntime(text, dialect);
    } catch (error) {
      if (error instanceof YamlFailure) return error;
    }
  }
  return new YamlFailure(MESSAGES[code] ?? SAY.unexpected, at);
}

const MESSAGES: Readonly<Record<string, string>> = {
  ALIAS_PROPS: SAY.aliasProps,
  BAD_ALIAS: SAY.anchorName,
  BAD_DIRECTIVE: SAY.directive,
  BAD_DQ_ESCAPE: badEscape(""),
  BAD_INDENT: SAY.indent,
  BLOCK_AS_IMPLICIT_KEY: SAY.colon,
  MULTILINE_IMPLICIT_KEY: SAY.multilineKey,
  MULTIPLE_ANCHORS: SAY.twoAnchors,
  MULTIPLE_TAGS: SAY.twoTags,
  RESOURCE_EXHAUSTION: SAY.depth,
  TAB_AS_INDENT: SAY.tab,
  TAG_RESOLVE_FAILED: SAY.tag,
};

function propertyNotes(tokens: readonly CST.Token[]): YamlNote[] {
  const notes: YamlNote[] = [];
  const add = (parts: readonly CST.Token[] | undefined): void => {
    for (const part of parts ?? []) {
      if (part.type !== "anchor" && part.type !== "tag") continue;
      const span = { start: part.offset, end: part.offset + part.source.length };
      notes.push({ kind: part.type, word: part.source.slice(1), span });
    }
  };
  for (const token of tokens) {
    if (token.type !== "document") continue;
    add(token.start);
    if (CST.isCollection(token.value)) {
      CST.visit(token, (item) => {
        add(item.start);
        add(item.sep);
      });
    }
  }
  return notes;
}

/** Turns the package's nodes into ours. */
class Conversion {
  readonly #text: string;
  readonly #notes: YamlNote[];
  readonly #named = new Map<string, { readonly node: YamlNode; uses: number }>();
  readonly #keysMayRepeat: boolean;

  constructor(text: string, dialect: YamlDialect, notes: YamlNote[]) {
    this.#text = text;
    this.#notes = notes;
    this.#keysMayRepeat = dialect.duplicateKeys === "last-wins";
  }

  node(source: Node): YamlNode {
    if (isAlias(source)) {
      const [start, end] = source.range!;
      const target = this.#named.get(source.source);
      if (!target) throw new YamlFailure(noAnchor(source.source), start, end);
      if (++target.uses > ALIAS_LIMIT) throw new YamlFailure(SAY.aliasBomb, start, end);
      return target.node;
    }
    const [start, end] = source.range ?? [0, 0];
    if (isScalar(source)) return this.#register(source, this.#scalar(source, { start, end }));
    const span = { start, end: Math.max(start, trimmedEnd(this.#text, start, end)) };
    const flow = /^[[{]/.test(this.#text.slice(start, start + 1));
    if (isSeq<Node>(source)) {
      const items: YamlNode[] = [];
      const list = this.#register(source, { kind: "list", items, flow, span });
      for (const item of source.items) items.push(this.#value(item));
      return list;
    }
    const entries: YamlEntry[] = [];
    const map = this.#register(source, { kind: "map", entries, flow, span });
    if (!isMap<Node, Node>(source)) return map;
    const collected = new Entries(new Anchors(), {
      duplicateKeys: "last-wins",
      mergeKeys: false,
    });
    const seen = new Set<string>();
    for (const { key, value } of source.items) {
      const keyNode = this.node(key);
      const text = `${typeof scalarValue(keyNode)} ${keyText(keyNode)}`;
      if (keyNode.kind === "scalar" && seen.has(text) && !this.#keysMayRepeat) {
        throw new YamlFailure(SAY.duplicate, keyNode.span.start, keyNode.span.end);
      }
      seen.add(text);
      const valueNode = value ? this.#value(value) : absentAt(keyNode.span.end);
      collected.add(emptyForNull(keyNode), keyNode.span, valueNode);
    }
    for (const entry of collected.finish(this.#notes)) entries.push(entry);
    return map;
  }

  #value(source: Node): YamlNode {
    const node = this.node(source);
    const end = source.range?.[1] ?? 0;
    const isBlock = node.kind === "scalar" ? /literal|folded/.test(node.style) : !node.flow;
    if (!isBlock || isAlias(source)) {
      const span = commentBehind(this.#text, end);
      const value = { start: source.range?.[0] ?? end, end };
      if (span) this.#notes.push({ kind: "comment", span, value });
    }
    return node;
  }

  #register<T extends YamlNode>(source: Node, node: T): T {
    if ("anchor" in source && source.anchor) this.#named.set(source.anchor, { node, uses: 0 });
    return node;
  }

  #scalar(source: Scalar, { start, end }: Span): YamlScalar {
    const value = isPrimitive(source.value) ? source.value : (source.source ?? "");
    const style = STYLES[source.type ?? ""] ?? "plain";
    const isBlock = style === "literal" || style === "folded";
    const span = { start, end: isBlock ? trimmedEnd(this.#text, start, end) : end };
    return { kind: "scalar", value, style, span };
  }
}

const STYLES: Readonly<Record<string, YamlScalar["style"]>> = {
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
};

function isPrimitive(value: unknown): value is YamlScalar["value"] {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

function scalarValue(node: YamlNode): unknown {
  return node.kind === "scalar" ? node.value : node;
}

/** The package names the entry of a null key with the empty text. */
function emptyForNull(key: YamlNode): YamlNode {
  return key.kind === "scalar" && key.value === null ? { ...key, value: "" } : key;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1]!)) at--;
  return at;
}
