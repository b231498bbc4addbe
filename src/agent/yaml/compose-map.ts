import type { CST } from "yaml";
import type { Span } from "../../text/source-file.ts";
import {
  composeBehind,
  isWhite,
  requireCompact,
  requireDeeper,
  requireNothing,
  tabBefore,
  unexpectedToken,
} from "./compose.ts";
import type { Composed, Reading, Site } from "./compose.ts";
import { composeFlow } from "./compose-flow.ts";
import { composeList } from "./compose-list.ts";
import { absentAt, composeAlias, composeScalar } from "./compose-scalar.ts";
import { SAY, YamlFailure } from "./failure.ts";
import { lineEnd } from "./lines.ts";
import { liftColon } from "./late-colon.ts";
import { Entries } from "./mapping.ts";
import type { YamlEntry, YamlMap, YamlNode } from "./node.ts";
import { Properties } from "./properties.ts";
import { withoutQuestions } from "./question-mark.ts";
import { resolveAbsent } from "./scalars.ts";
import { strayColon, strayLine } from "./stray.ts";
import type { Mark } from "./walk.ts";

export type MapItem = CST.BlockMap["items"][number];

/** A mapping on its way. */
interface Progress {
  readonly reading: Reading;
  readonly site: Site | undefined;
  readonly map: YamlMap;
  /** The start of the first entry, which gives the indentation. */
  first: Mark | undefined;
  /** The line of the latest `:`, on which no other entry may start. */
  line: number;
  /** The anchor of the mapping itself. */
  anchor: string | undefined;
}

interface Key {
  readonly node: YamlNode;
  readonly span: Span;
  /** The first mark of the entry. */
  readonly mark: Mark;
  /** The `:` of an implicit key. */
  readonly colon?: Mark;
}

/** A mapping without braces. */
export function composeMap(
  reading: Reading,
  token: CST.BlockMap,
  properties: Properties,
  site: Site | undefined,
): Composed {
  const { walk, anchors, dialect, notes } = reading;
  const entries: YamlEntry[] = [];
  const span = { start: token.offset, end: token.offset };
  const map: YamlMap = { kind: "map", entries, flow: false, span };
  const progress: Progress = { reading, site, map, first: undefined, line: -1, anchor: undefined };
  const collected = new Entries(anchors, dialect.mergeKeys);
  const read = (item: MapItem): void => {
    if (!item.key && !item.sep && item.start.every(isWhite)) return;
    const own = progress.first ? new Properties() : properties;
    const { key, value } = readEntry(progress, item, own);
    collected.add(key.node, key.span, value);
    span.end = walk.contentEnd;
  };
  const items =
    dialect.questionMarkValue === "dropped" ? withoutQuestions(token.items) : token.items;
  let at = 0;
  while (at < items.length && !progress.first) read(items[at++]!);
  const { first } = progress;
  if (!first) throw unexpectedToken(token);
  walk.within("entries", () => {
    walk.withinBlock(first.indent, () => items.slice(at).forEach(read));
  });
  span.start = first.start;
  entries.push(...collected.finish(notes));
  anchors.close(map);
  if (progress.anchor !== undefined) anchors.set(progress.anchor, map);
  return { node: map, mark: first };
}

function readEntry(
  progress: Progress,
  written: MapItem,
  own: Properties,
): { readonly key: Key; readonly value: YamlNode } {
  const { reading } = progress;
  const { walk } = reading;
  const mayLift = written.explicitKey ? !progress.first : progress.first;
  const item = mayLift && !written.sep?.some(isColon) ? liftColon(written) : written;
  const sep = item.sep ?? [];
  const colonAt = sep.findIndex(isColon);
  const colon = sep[colonAt];
  if (!colon && !item.explicitKey) throw noColon(progress, item);
  const key =
    item.explicitKey || !colon
      ? readExplicitKey(progress, item, own)
      : readImplicitKey(progress, item, colon, own);
  const { indent } = progress.first!;
  progress.line = key.mark.line;
  if (!colon) {
    requireNothing(sep, SAY.unexpected);
    return { key, value: absentAt(walk.contentEnd) };
  }
  requireNothing(sep.slice(0, colonAt), SAY.unexpected);
  const mark = key.colon ?? walk.take(colon.offset, colon.offset + 1, "indicator");
  if (mark.line !== key.mark.line) {
    if (mark.tab) throw tabBefore(mark);
    if (mark.indent !== indent) throw new YamlFailure(SAY.indent, mark.start);
  }
  progress.line = mark.line;
  const site = { indent, line: mark.line, takesList: true, isKey: false };
  const rest = sep.slice(colonAt + 1);
  const value = walk.withinBlock(indent, () => composeBehind(reading, rest, item.value, site));
  return { key, value };
}

/** A key behind `?`. */
function readExplicitKey(progress: Progress, item: MapItem, own: Properties): Key {
  const { reading, site, map, first } = progress;
  const { walk, anchors, notes } = reading;
  const at = item.start.findIndex((part) => part.type === "explicit-key-ind");
  const indicator = item.start[at]!;
  for (const part of item.start.slice(0, at)) {
    if (isWhite(part)) continue;
    if (first || !own.read(part, walk, notes)) throw unexpectedToken(part);
  }
  const mark = walk.take(indicator.offset, indicator.offset + 1, "indicator");
  if (!first) {
    requireCompact(mark, site, "?");
    requireDeeper(mark, site);
    own.requireSingle();
    progress.anchor = own.anchor;
    anchors.open(own.anchor, map);
  }
  if (mark.tab) throw tabBefore(mark);
  begin(progress, mark);
  const keySite = { indent: mark.indent, line: mark.line, takesList: true, isKey: true };
  const rest = item.start.slice(at + 1);
  const node = walk.withinBlock(mark.indent, () => {
    return composeBehind(reading, rest, item.key ?? undefined, keySite);
  });
  return { node, span: node.span, mark };
}

/** A key before `:`, on the same line. */
function readImplicitKey(
  progress: Progress,
  item: MapItem,
  colon: CST.SourceToken,
  own: Properties,
): Key {
  const { reading, site } = progress;
  const { walk, anchors, notes } = reading;
  const opens = progress.first === undefined;
  let lead: Mark | undefined;
  for (const part of item.start) {
    if (isWhite(part)) continue;
    const mark = own.read(part, walk, notes);
    if (!mark) throw unexpectedToken(part);
    if (opens) requireDeeper(mark, site);
    else lead ??= mark;
  }
  const written = item.key ? composeKey(reading, item.key, own) : undefined;
  const span = written ? { start: written.mark.start, end: walk.end } : undefined;
  if (written && opens && site) {
    // On the line of its `:` a value cannot be a mapping.
    if (written.mark.indent === site.indent && written.mark.line === site.line) {
      throw strayColon(walk.text, written.mark.start, colon.offset);
    }
    requireDeeper(written.mark, site);
  }
  const colonMark = walk.take(colon.offset, colon.offset + 1);
  const mark = written?.mark ?? colonMark;
  if (!written && opens) {
    if (site && mark.indent === site.indent && mark.line === site.line) {
      throw new YamlFailure(SAY.colonAfterValue, colon.offset);
    }
    requireDeeper(mark, site);
  }
  if (colonMark.line !== (lead ?? mark).line) {
    throw item.key?.type === "scalar"
      ? strayLine(walk.text, mark.start, walk.block)
      : new YamlFailure(SAY.multilineKey, mark.start, lineEnd(walk.text, mark.start));
  }
  if (mark.tab) throw tabBefore(mark);
  begin(progress, lead ?? mark);
  const node =
    written?.node ?? absentAt(mark.start, resolveAbsent(own.tagOn(colonMark.line)));
  if (!opens) {
    own.requireSingle();
    if (own.anchor !== undefined) anchors.set(own.anchor, node);
  } else if (item.key?.type !== "alias") {
    if (!item.key || (item.key.type === "flow-collection" && item.key.start.source === "{")) {
      own.requireOneTag();
    }
    const split = own.split(mark.line);
    if (split.key !== undefined) anchors.set(split.key, node);
    progress.anchor = split.mapping;
    anchors.open(split.mapping, progress.map);
  }
  return { node, span: span ?? node.span, mark, colon: colonMark };
}

function isColon(part: CST.SourceToken): boolean {
  return part.type === "map-value-ind";
}

function composeKey(reading: Reading, key: CST.Token, own: Properties): Composed {
  switch (key.type) {
    case "alias":
      return composeAlias(reading, key, own, undefined);
    case "flow-collection":
      return composeFlow(reading, key, own, undefined);
    case "block-seq":
      return composeList(reading, key, own, undefined);
    case "scalar":
    case "single-quoted-scalar":
    case "double-quoted-scalar":
      return composeScalar(reading, key, own, undefined);
    default:
      throw new YamlFailure(SAY.blockKey, key.offset);
  }
}

/** Fails for an entry that does not start a line at the indentation of the mapping. */
function begin(progress: Progress, mark: Mark): void {
  const { first } = progress;
  if (!first) {
    progress.first = mark;
    return;
  }
  if (mark.indent !== first.indent || mark.line === progress.line) {
    throw new YamlFailure(SAY.indent, mark.start, mark.end);
  }
  if (mark.tab) throw tabBefore(mark);
}

function noColon({ reading, first }: Progress, item: MapItem): YamlFailure {
  const { text } = reading.walk;
  const token = item.key ?? item.start.find((part) => !isWhite(part));
  if (!token) return new YamlFailure(SAY.strayLine, reading.walk.end);
  if (token.type === "double-quoted-scalar" || token.type === "single-quoted-scalar") {
    const quote = token.source[0]!;
    if (token.source.length === 1 || !token.source.endsWith(quote)) {
      return new YamlFailure(SAY.openQuote, token.offset, lineEnd(text, token.offset));
    }
  }
  return strayLine(text, token.offset, first?.indent ?? -1);
}
