import type { CST } from "yaml";
import type { Span } from "../../text/source-file.ts";
import { Anchors } from "./anchors.ts";
import { readBlockText } from "./block-text.ts";
import { composeBlockMap, composeBlockSequence } from "./compose-block.ts";
import { composeFlow } from "./compose-flow.ts";
import { SAY, YamlFailure, afterBracket, startsWith, unopened } from "./failure.ts";
import { afterBreak, isBreak, lineEnd, skipLines } from "./lines.ts";
import type { LineState } from "./lines.ts";
import type { YamlDialect, YamlNode, YamlNote, YamlScalar } from "./node.ts";
import { checkName, Properties } from "./properties.ts";
import { readQuoted } from "./quoted.ts";
import { foldPlain, resolveAbsent, resolvePlain } from "./scalars.ts";
import type { Mark, Walk } from "./walk.ts";

/** What one document's composition shares. */
export interface Reading {
  readonly walk: Walk;
  readonly dialect: YamlDialect;
  readonly anchors: Anchors;
  readonly notes: YamlNote[];
}

/** Where a value stands: after which indicator, and what indentation it has to exceed. */
export interface Site {
  readonly indent: number;
  readonly line: number;
  /** After `:`, where a list may stand at the indentation of the key. */
  readonly afterKey: boolean;
}

export interface Composed {
  readonly node: YamlNode;
  readonly mark: Mark;
}

/** A node of any kind; `site` is absent at the top of a document and inside brackets. */
export function composeNode(
  reading: Reading,
  token: CST.Token,
  properties: Properties,
  site: Site | undefined,
): Composed {
  switch (token.type) {
    case "block-map":
      return composeBlockMap(reading, token, properties, site);
    case "block-seq":
      return composeBlockSequence(reading, token, properties, site);
    case "flow-collection": {
      const composed = composeFlow(reading, token, properties, site);
      requireNothingAfter(token.end.slice(1), afterBracket(token.end[0]?.source ?? ""));
      properties.requireSingle();
      if (properties.anchor !== undefined) reading.anchors.set(properties.anchor, composed.node);
      return composed;
    }
    case "alias":
      return composeAlias(reading, token, properties, site);
    case "scalar":
    case "single-quoted-scalar":
    case "double-quoted-scalar":
    case "block-scalar": {
      const composed = composeScalar(reading, token, properties, site);
      properties.requireSingle();
      if (properties.anchor !== undefined) reading.anchors.set(properties.anchor, composed.node);
      return composed;
    }
    default:
      throw unexpectedToken(token);
  }
}

export function composeAlias(
  { walk, anchors }: Reading,
  token: CST.FlowScalar,
  properties: Properties,
  site: Site | undefined,
): Composed {
  const { offset: start, source } = token;
  const end = checkName(walk, start, source);
  const mark = walk.take(start, end);
  requireOwn(mark, site);
  if (properties.onLine(mark.line)) throw new YamlFailure(SAY.aliasProps, start, end);
  const node = anchors.resolve(source.slice(1), start, end);
  requireNothingAfter(token.end, SAY.unexpected);
  return { node, mark };
}

export function composeScalar(
  { walk }: Reading,
  token: CST.FlowScalar | CST.BlockScalar,
  properties: Properties,
  site: Site | undefined,
): Composed & { readonly node: YamlScalar } {
  if (token.type === "block-scalar") {
    const start = token.props[0]!.offset;
    let value = "";
    let contentEnd = start + 1;
    const mark = walk.takeScalar(start, "blockText", () => {
      const block = readBlockText(walk.text, start, walk.block);
      value = block.value;
      contentEnd = block.contentEnd;
      return block;
    });
    requireOwn(mark, site);
    const style = walk.text[start] === "|" ? "literal" : "folded";
    return { node: { kind: "scalar", value, style, span: { start, end: contentEnd } }, mark };
  }
  const start = token.offset;
  if (token.type !== "scalar") {
    let value = "";
    const mark = walk.takeScalar(start, "quoted", (at) => {
      const quoted = readQuoted(walk.text, start, at, walk.block);
      value = quoted.value;
      return quoted;
    });
    requireOwn(mark, site);
    requireNothingAfter(token.end, SAY.afterQuote);
    const style = token.type === "single-quoted-scalar" ? "single" : "double";
    return { node: { kind: "scalar", value, style, span: { start, end: mark.end } }, mark };
  }
  const end = start + token.source.length;
  const source = walk.text.slice(start, end);
  const first = source[0] ?? "";
  if (/[@`%]/.test(first)) throw new YamlFailure(startsWith(first), start);
  if (walk.inBrackets && /[|>]/.test(first)) throw new YamlFailure(startsWith(first), start);
  const mark = walk.takeScalar(start, "plain", (at) => plainEnd(walk, start, end, at));
  requireOwn(mark, site);
  requireNothingAfter(token.end, SAY.unexpected);
  const value = resolvePlain(foldPlain(source), properties.tag);
  return { node: { kind: "scalar", value, style: "plain", span: { start, end } }, mark };
}

/** Where an unquoted scalar leaves the scan; its further lines must be indented under its block. */
function plainEnd(
  walk: Walk,
  start: number,
  end: number,
  at: LineState,
): LineState & { readonly end: number } {
  let state = at;
  let from = start;
  for (;;) {
    while (from < end && !isBreak(walk.text[from])) from++;
    if (from >= end)
      return { lineStart: state.lineStart, indent: state.indent, tab: state.tab, end };
    const fold = skipLines(walk.text, afterBreak(walk.text, from));
    if (fold.indent <= walk.block) {
      throw new YamlFailure(SAY.strayLine, fold.lineStart, lineEnd(walk.text, fold.end));
    }
    state = fold;
    from = fold.end;
  }
}

/** A value that is not written. It stands right behind what comes before it. */
export function composeAbsent(
  { walk, anchors }: Reading,
  properties: Properties,
  at: number = walk.end,
): YamlScalar {
  properties.requireSingle();
  const span: Span = { start: at, end: at };
  const value = resolveAbsent(properties.tag);
  const node: YamlScalar = { kind: "scalar", value, style: "plain", span };
  if (properties.anchor !== undefined) anchors.set(properties.anchor, node);
  return node;
}

/** Fails for a value that the indentation gives to something further out. */
export function requireOwn(mark: Mark, site: Site | undefined, isDash: boolean = false): void {
  if (!site || mark.line === site.line) return;
  const least = isDash && site.afterKey ? site.indent : site.indent + 1;
  if (mark.indent < least) throw new YamlFailure(SAY.indent, mark.line, mark.end);
}

export function requireNothingAfter(rest: CST.Token[] | undefined, message: string): void {
  for (const token of rest ?? []) {
    if (isWhite(token)) continue;
    if (token.type === "flow-seq-end" || token.type === "flow-map-end") {
      throw new YamlFailure(unopened(token.source), token.offset);
    }
    throw new YamlFailure(message, token.offset, token.offset + sourceLength(token));
  }
}

export function unexpectedToken(token: CST.Token): YamlFailure {
  const start = token.offset;
  const mark = "source" in token ? token.source : "";
  if (mark === "]" || mark === "}") return new YamlFailure(unopened(mark), start);
  if (mark === "-") return new YamlFailure(SAY.listOnKeyLine, start);
  if (mark === "?") return new YamlFailure(SAY.questionOnKeyLine, start);
  return new YamlFailure(SAY.unexpected, start, start + sourceLength(token));
}

export function isWhite(token: CST.Token): boolean {
  return token.type === "space" || token.type === "newline" || token.type === "comment";
}

function sourceLength(token: CST.Token): number {
  return "source" in token ? Math.max(1, token.source.length) : 1;
}
