import type { CST } from "yaml";
import type { Anchors } from "./anchors.ts";
import { composeFlow } from "./compose-flow.ts";
import { composeList } from "./compose-list.ts";
import { composeMap } from "./compose-map.ts";
import { composeAbsent, composeAlias, composeScalar } from "./compose-scalar.ts";
import { SAY, YamlFailure, afterBracket, startsWith, unopened } from "./failure.ts";
import { commentBehind } from "./lines.ts";
import type { YamlDialect, YamlNode, YamlNote } from "./node.ts";
import { Properties } from "./properties.ts";
import type { TagKind } from "./scalars.ts";
import type { Mark, Walk } from "./walk.ts";

/** What the composition of one document shares. */
export interface Reading {
  readonly walk: Walk;
  readonly dialect: YamlDialect;
  readonly anchors: Anchors;
  readonly notes: YamlNote[];
  /** Where the latest tagged scalar ended; see `composeScalar`. */
  tagged?: { readonly end: number; readonly tag: TagKind };
}

/** The indicator (`:`, `-` or `?`) a value stands behind. */
export interface Site {
  /** Indentation that the value has to exceed on a further line. */
  readonly indent: number;
  readonly line: number;
  /** Behind `:` and `?` a list may stand at the indentation itself. */
  readonly takesList: boolean;
  /** Behind `?`. */
  readonly isKey: boolean;
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
      return composeMap(reading, token, properties, site);
    case "block-seq":
      return composeList(reading, token, properties, site);
    case "alias":
      return composeAlias(reading, token, properties, site);
    case "flow-collection":
      return named(reading, properties, composeFlow(reading, token, properties, site));
    case "scalar":
    case "single-quoted-scalar":
    case "double-quoted-scalar":
    case "block-scalar":
      return named(reading, properties, composeScalar(reading, token, properties, site));
    default:
      throw unexpectedToken(token);
  }
}

function named({ anchors }: Reading, properties: Properties, composed: Composed): Composed {
  properties.requireSingle();
  if (properties.anchor !== undefined) anchors.set(properties.anchor, composed.node);
  return composed;
}

/** The value behind an indicator, with its anchors and tags. */
export function composeBehind(
  reading: Reading,
  parts: readonly CST.SourceToken[],
  value: CST.Token | undefined,
  site: Site,
): YamlNode {
  const { walk, notes, dialect } = reading;
  const properties = new Properties();
  for (const part of parts) {
    if (isWhite(part)) continue;
    const isDropped = part.type === "explicit-key-ind" && dialect.questionMarkValue === "dropped";
    const mark = isDropped
      ? walk.take(part.offset, part.offset + 1)
      : properties.read(part, walk, notes);
    if (!mark) throw unexpectedToken(part);
    requireDeeper(mark, site);
  }
  const node = value
    ? composeNode(reading, value, properties, site).node
    : composeAbsent(reading, properties);
  if (!site.isKey && !value?.type.startsWith("block-")) {
    const span = value ? { start: value.offset, end: walk.end } : node.span;
    const comment = commentBehind(walk.text, span.end);
    if (comment) notes.push({ kind: "comment", span: comment, value: span });
  }
  return node;
}

/** Fails for a value that its indentation gives to something further out. */
export function requireDeeper(mark: Mark, site: Site | undefined, isList: boolean = false): void {
  if (!site || mark.line === site.line) return;
  const least = isList && site.takesList ? site.indent : site.indent + 1;
  if (mark.indent < least) throw new YamlFailure(SAY.indent, mark.start, mark.end);
}

/** Fails for a `-` or `?` on the line of the indicator before it, unless it is a column there. */
export function requireCompact(mark: Mark, site: Site | undefined, indicator: string): void {
  if (!site || mark.line !== site.line) return;
  if (mark.tab) throw tabBefore(mark);
  if (mark.indent <= site.indent) throw new YamlFailure(startsWith(`${indicator} `), mark.start);
}

/** Fails for anything but white space and comments. */
export function requireNothing(rest: readonly CST.Token[] | undefined, message: string): void {
  for (const token of rest ?? []) {
    if (!isWhite(token)) throw unexpectedToken(token, message);
  }
}

export function requireNothingAfter(collection: CST.FlowCollection): void {
  requireNothing(collection.end.slice(1), afterBracket(collection.end[0]?.source ?? ""));
}

export function unexpectedToken(
  token: CST.Token,
  message: string = SAY.unexpected,
): YamlFailure {
  const source = "source" in token ? token.source : "";
  // The package has no other token for a list that starts on the line of its key.
  if (token.type === "error" && source === "-") return new YamlFailure(startsWith("- "), token.offset);
  const end = token.offset + Math.max(1, source.search(/[\r\n]|$/));
  if (source === "]" || source === "}") return new YamlFailure(unopened(source), token.offset);
  return new YamlFailure(message, token.offset, end);
}

export function tabBefore(mark: Mark): YamlFailure {
  return new YamlFailure(SAY.tab, mark.line, mark.start);
}

export function isWhite(token: CST.Token): boolean {
  return token.type === "space" || token.type === "newline" || token.type === "comment";
}
