import type { CST } from "yaml";
import type { Anchors } from "./anchors.ts";
import { SAY, YamlFailure, afterBracket, startsWith, unopened } from "./failure.ts";
import type { YamlDialect, YamlNode, YamlNote } from "./node.ts";
import type { Properties } from "./properties.ts";
import type { TagKind } from "./scalars.ts";
import type { Mark, Walk } from "./walk.ts";

/** What the composition of one document shares. */
export interface Reading {
  readonly walk: Walk;
  readonly dialect: YamlDialect;
  readonly anchors: Anchors;
  readonly notes: YamlNote[];
  readonly compose: ComposeNode;
  /** Where the latest tagged scalar ended; see `composeScalar`. */
  tagged?: { readonly end: number; readonly tag: TagKind };
}

/** Composes a node of any kind; `site` is absent at the top of a document and inside brackets. */
export type ComposeNode = (
  reading: Reading,
  token: CST.Token,
  properties: Properties,
  site: Site | undefined,
) => Composed;

export interface Composed {
  readonly node: YamlNode;
  /** The first mark of the node, anchors and tags not counted. */
  readonly mark: Mark;
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

/** An entry of a mapping as the package sees it. */
export type MapItem = CST.BlockMap["items"][number];

/** Fails for a value that its indentation gives to something further out. */
export function requireDeeper(mark: Mark, site: Site | undefined, isList: boolean = false): void {
  if (!site || mark.line === site.line) return;
  const least = isList && site.takesList ? site.indent : site.indent + 1;
  if (mark.indent < least) throw new YamlFailure(SAY.indent, mark.start, mark.end);
}

/** Fails for a `-` or `?` on the line of the indicator before it, unless it is a column there. */
export function requireCompact(mark: Mark, site: Site | undefined, indicator: string): void {
  if (!site || mark.line !== site.line) return;
  requireNoTab(mark);
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

export function unexpectedToken(token: CST.Token, message: string = SAY.unexpected): YamlFailure {
  const source = "source" in token ? token.source : "";
  const start = token.offset;
  if (source === "]" || source === "}") return new YamlFailure(unopened(source), start);
  // The package has no other token for a list that starts on the line of its key.
  if (token.type === "error" && source === "-") return new YamlFailure(startsWith("- "), start);
  return new YamlFailure(message, start, start + Math.max(1, source.search(/[\r\n]|$/)));
}

/** Fails for a key, `-` or `?` that a tab indents. */
export function requireNoTab({ tab }: Mark): void {
  if (tab !== undefined) throw new YamlFailure(SAY.tab, tab);
}

export function isWhite(token: CST.Token): boolean {
  return token.type === "space" || token.type === "newline" || token.type === "comment";
}

export function isColon(token: CST.Token): boolean {
  return token.type === "map-value-ind";
}
