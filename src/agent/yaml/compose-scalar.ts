import type { CST } from "yaml";
import type { Span } from "../../text/source-file.ts";
import { readBlockText } from "./block-text.ts";
import { SAY, YamlFailure, startsWith } from "./failure.ts";
import { afterBreak, isBreak, lineEnd, skipLines } from "./lines.ts";
import type { LineState } from "./lines.ts";
import type { YamlScalar } from "./node.ts";
import { nameEnd } from "./properties.ts";
import type { Properties } from "./properties.ts";
import { readQuoted } from "./quoted.ts";
import { requireDeeper, requireNothing } from "./reading.ts";
import type { Composed, Reading, Site } from "./reading.ts";
import { foldPlain, resolveAbsent, resolvePlain } from "./scalars.ts";
import type { TagKind } from "./scalars.ts";
import { strayLine } from "./stray.ts";
import type { Walk } from "./walk.ts";

export function composeAlias(
  { walk, anchors }: Reading,
  token: CST.FlowScalar,
  properties: Properties,
  site: Site | undefined,
): Composed {
  const { offset: start, source } = token;
  const end = nameEnd(walk, start, source);
  const mark = walk.take(start, end);
  requireDeeper(mark, site);
  if (properties.standOn(mark.line)) throw new YamlFailure(SAY.aliasProps, start, end);
  const node = anchors.resolve(source.slice(1), start, end);
  requireNothing(token.end, SAY.unexpected);
  return { node, mark };
}

export function composeScalar(
  reading: Reading,
  token: CST.FlowScalar | CST.BlockScalar,
  properties: Properties,
  site: Site | undefined,
): Composed {
  const { walk } = reading;
  // The runtime looks for the next piece with the tag of this one still in hand, so that a plain
  // key right behind a tagged value is resolved under that tag.
  const carried = reading.tagged?.end === walk.end ? reading.tagged.tag : "none";
  const tag = properties.tag === "none" ? carried : properties.tag;
  const composed = composeByStyle(reading, token, tag, site);
  if (properties.tag !== "none") reading.tagged = { end: walk.end, tag };
  return composed;
}

function composeByStyle(
  reading: Reading,
  token: CST.FlowScalar | CST.BlockScalar,
  tag: TagKind,
  site: Site | undefined,
): Composed {
  if (token.type === "block-scalar") return composeBlockText(reading, token, site);
  if (token.type === "scalar") return composePlain(reading, token, tag, site);
  return composeQuoted(reading, token, site);
}

function composeBlockText(
  { walk, dialect }: Reading,
  token: CST.BlockScalar,
  site: Site | undefined,
): Composed {
  const start = token.props[0]!.offset;
  const block = { value: "", contentEnd: start + 1 };
  const mark = walk.takeScalar(start, "blockText", () => {
    const read = readBlockText(walk.text, start, walk.block, dialect.runtime);
    block.value = read.value;
    block.contentEnd = read.contentEnd;
    return read;
  });
  requireDeeper(mark, site);
  const style = walk.text[start] === "|" ? "literal" : "folded";
  const span = { start, end: block.contentEnd };
  return { node: { kind: "scalar", value: block.value, style, span }, mark };
}

function composeQuoted(
  { walk, dialect }: Reading,
  token: CST.FlowScalar,
  site: Site | undefined,
): Composed {
  const start = token.offset;
  let value = "";
  const mark = walk.takeScalar(start, "quoted", (at) => {
    const quoted = readQuoted(walk.text, start, at, walk.block, dialect.surrogatePairs);
    value = quoted.value;
    return quoted;
  });
  requireDeeper(mark, site);
  requireNothing(token.end, SAY.afterQuote);
  const style = token.type === "single-quoted-scalar" ? "single" : "double";
  return { node: { kind: "scalar", value, style, span: { start, end: mark.end } }, mark };
}

function composePlain(
  { walk, dialect }: Reading,
  token: CST.FlowScalar,
  tag: TagKind,
  site: Site | undefined,
): Composed {
  const start = token.offset;
  const end = start + token.source.length;
  const source = walk.text.slice(start, end);
  const first = source[0] ?? "";
  const reserved = walk.inBrackets ? "@`%|>" : "@`%";
  if (first !== "" && reserved.includes(first)) throw new YamlFailure(startsWith(first), start);
  const mark = walk.takeScalar(start, "plain", (at) => passLines(walk, start, end, at));
  requireDeeper(mark, site);
  requireNothing(token.end, SAY.unexpected);
  const value = resolvePlain(foldPlain(source), tag, dialect.runtime);
  return { node: { kind: "scalar", value, style: "plain", span: { start, end } }, mark };
}

/** Where an unquoted scalar leaves the scan; its further lines must be indented under its block. */
function passLines(
  walk: Walk,
  start: number,
  end: number,
  at: LineState,
): LineState & { readonly end: number } {
  const { text } = walk;
  let { lineStart, indent, tab } = at;
  for (let from = start; ;) {
    while (from < end && !isBreak(text[from])) from++;
    if (from >= end) return { lineStart, indent, tab, end };
    const fold = skipLines(text, afterBreak(text, from));
    if (fold.indent <= walk.block) {
      throw walk.inBrackets
        ? new YamlFailure(SAY.bracketIndent, fold.end, lineEnd(text, fold.end))
        : strayLine(text, start, walk.block);
    }
    ({ lineStart, indent, tab } = fold);
    from = fold.end;
  }
}

/** A value that is not written. It stands right behind what comes before it. */
export function composeAbsent({ walk, anchors }: Reading, properties: Properties): YamlScalar {
  properties.requireSingle();
  const node = absentAt(walk.end, resolveAbsent(properties.tag));
  if (properties.anchor !== undefined) anchors.set(properties.anchor, node);
  return node;
}

export function absentAt(at: number, value: "" | null = null): YamlScalar {
  const span: Span = { start: at, end: at };
  return { kind: "scalar", value, style: "plain", span };
}
