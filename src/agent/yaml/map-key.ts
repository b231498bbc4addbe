import type { CST } from "yaml";
import type { Span } from "../../text/source-file.ts";
import { composeBehind } from "./compose-behind.ts";
import { composeFlow } from "./compose-flow.ts";
import { composeList } from "./compose-list.ts";
import { absentAt, composeAlias, composeScalar } from "./compose-scalar.ts";
import { SAY, YamlFailure } from "./failure.ts";
import { lineEnd } from "./lines.ts";
import type { YamlMap, YamlNode } from "./node.ts";
import type { Properties } from "./properties.ts";
import {
  isWhite,
  requireCompact,
  requireDeeper,
  requireNoTab,
  unexpectedToken,
} from "./reading.ts";
import type { Composed, MapItem, Reading, Site } from "./reading.ts";
import { resolveAbsent } from "./scalars.ts";
import { strayColon, strayLine } from "./stray.ts";
import type { Mark } from "./walk.ts";

/** A mapping on its way. */
export interface Progress {
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

export interface Key {
  readonly node: YamlNode;
  readonly span: Span;
  readonly mark: Mark;
  /** The `:` of an implicit key. */
  readonly colon?: Mark;
}

/** A key behind `?`. */
export function readExplicitKey(progress: Progress, item: MapItem, own: Properties): Key {
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
  requireNoTab(mark);
  begin(progress, mark);
  const keySite = { indent: mark.indent, line: mark.line, takesList: true, isKey: true };
  const rest = item.start.slice(at + 1);
  const node = walk.withinBlock(mark.indent, () => {
    return composeBehind(reading, rest, item.key ?? undefined, keySite);
  });
  // An alias is the node of its anchor, which stands elsewhere.
  const start = item.key?.offset ?? node.span.start;
  return { node, span: { start, end: Math.max(start, walk.contentEnd) }, mark };
}

/** A key before `:`, on the same line. */
export function readImplicitKey(
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
  const span = {
    start: written?.mark.start ?? colon.offset,
    end: written ? walk.end : colon.offset,
  };
  if (written && opens) requireOwnLine(progress, written.mark, colon);
  const colonMark = walk.take(colon.offset, colon.offset + 1);
  const mark = written?.mark ?? colonMark;
  if (!written && opens) requireOwnLine(progress, mark, colon);
  if (colonMark.line !== (lead ?? mark).line) {
    throw item.key?.type === "scalar"
      ? strayLine(walk.text, mark.start, walk.block)
      : new YamlFailure(SAY.multilineKey, mark.start, lineEnd(walk.text, mark.start));
  }
  requireNoTab(mark);
  begin(progress, lead ?? mark);
  const node = written?.node ?? absentAt(span.start, resolveAbsent(own.tagOn(mark.line)));
  if (!opens) {
    own.requireSingle();
    if (own.anchor !== undefined) anchors.set(own.anchor, node);
  } else if (item.key?.type !== "alias") {
    if (!item.key || node.kind === "map") own.requireOneTag();
    const split = own.split(mark.line);
    if (split.key !== undefined) anchors.set(split.key, node);
    progress.anchor = split.mapping;
    anchors.open(split.mapping, progress.map);
  }
  return { node, span, mark, colon: colonMark };
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

/** Fails for a mapping that starts on the line of the `:` it is the value of. */
function requireOwnLine({ reading, site }: Progress, mark: Mark, colon: CST.SourceToken): void {
  if (site && mark.indent === site.indent && mark.line === site.line) {
    requireNoTab(mark);
    throw strayColon(reading.walk.text, mark.start, colon.offset);
  }
  requireDeeper(mark, site);
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
  requireNoTab(mark);
}
