import type { CST } from "yaml";
import type { Span } from "../../text/source-file.ts";
import { absentAt, composeAbsent } from "./compose-scalar.ts";
import { SAY, YamlFailure, startsWith, unclosed } from "./failure.ts";
import { isAt, isAtEnd, partsOf, take, takeComma } from "./flow-parts.ts";
import type { Parts } from "./flow-parts.ts";
import { Entries } from "./mapping.ts";
import type { YamlEntry, YamlList, YamlMap, YamlNode } from "./node.ts";
import { Properties } from "./properties.ts";
import { isColon, requireDeeper, requireNothingAfter } from "./reading.ts";
import type { Composed, Reading, Site } from "./reading.ts";
import type { Mark } from "./walk.ts";

/** A list or mapping in brackets. */
export function composeFlow(
  reading: Reading,
  token: CST.FlowCollection,
  properties: Properties,
  site: Site | undefined,
): Composed {
  const { walk, anchors, dialect, notes } = reading;
  const { offset: start, source: bracket } = token.start;
  const closing = token.end[0];
  if (closing?.source !== (bracket === "[" ? "]" : "}")) {
    throw new YamlFailure(unclosed(bracket), start);
  }
  const span = { start, end: closing.offset + 1 };
  const items: YamlNode[] = [];
  const entries: YamlEntry[] = [];
  const node: YamlList | YamlMap =
    bracket === "["
      ? { kind: "list", items, flow: true, span }
      : { kind: "map", entries, flow: true, span };
  const mark = walk.within("brackets", () => {
    const opened = walk.take(start, start + 1);
    requireDeeper(opened, site);
    anchors.open(properties.anchorOn(opened.line), node);
    const parts = partsOf(reading, token);
    if (bracket === "[") readItems(parts, items);
    else {
      const collected = new Entries(anchors, dialect);
      readEntries(parts, collected);
      for (const entry of collected.finish(notes)) entries.push(entry);
    }
    return opened;
  });
  walk.take(closing.offset, span.end, "closer");
  anchors.close(node);
  requireNothingAfter(token);
  return { node, mark };
}

function readItems(parts: Parts, items: YamlNode[]): void {
  while (parts.at < parts.list.length) {
    items.push(isAt(parts, "explicit-key-ind") ? readExplicitPair(parts) : readItem(parts));
    if (parts.at < parts.list.length) takeComma(parts);
  }
}

function readEntries(parts: Parts, entries: Entries): void {
  while (parts.at < parts.list.length) {
    const isExplicit = isAt(parts, "explicit-key-ind");
    if (isExplicit) take(parts);
    const key = isExplicit ? readExplicitKey(parts) : readNode(parts);
    entries.add(key.node, key.span, readValue(parts));
    if (parts.at < parts.list.length) takeComma(parts);
  }
}

/** An item of a list, which may be a single pair: `[a: b]`. */
function readItem(parts: Parts): YamlNode {
  const { anchors } = parts.reading;
  const properties = new Properties();
  const key = readNode(parts, properties);
  if (!isAt(parts, "map-value-ind")) return key.node;
  const { pair, fill } = startPair(parts, key, key.span.start);
  let mapping: string | undefined;
  const value = readValue(parts, (colon) => {
    const first = key.mark ?? colon;
    if (colon.line !== first.line) {
      throw new YamlFailure(SAY.multilineKey, first.start, colon.end);
    }
    const split = properties.split(first.line);
    if (split.key !== undefined) anchors.set(split.key, key.node);
    mapping = split.mapping;
    anchors.open(mapping, pair);
  });
  fill(value);
  anchors.close(pair);
  if (mapping !== undefined) anchors.set(mapping, pair);
  return pair;
}

/** `? key : value` as an item of a list. */
function readExplicitPair(parts: Parts): YamlNode {
  const { start } = take(parts);
  const { pair, fill } = startPair(parts, readExplicitKey(parts), start);
  fill(readValue(parts));
  return pair;
}

function startPair(
  { reading }: Parts,
  key: Placed,
  start: number,
): { readonly pair: YamlMap; readonly fill: (value: YamlNode) => void } {
  const entries: YamlEntry[] = [];
  const span = { start, end: start };
  const pair: YamlMap = { kind: "map", entries, flow: false, span };
  const fill = (value: YamlNode): void => {
    const collected = new Entries(reading.anchors, reading.dialect);
    collected.add(key.node, key.span, value);
    entries.push(...collected.finish(reading.notes));
    span.end = reading.walk.end;
  };
  return { pair, fill };
}

/** What stands behind `?`. */
function readExplicitKey(parts: Parts): Placed {
  if (isAtEnd(parts)) return absent(parts.reading.walk.end);
  return readNode(parts);
}

/** `:` and the value behind it, or nothing; a second `:` cannot follow. */
function readValue(parts: Parts, onColon?: (colon: Mark) => void): YamlNode {
  if (!isAt(parts, "map-value-ind")) return absentAt(parts.reading.walk.end);
  const colon = take(parts);
  onColon?.(colon);
  if (isAtEnd(parts)) return absentAt(colon.end);
  const { node } = readNode(parts);
  if (isAt(parts, "map-value-ind")) throw new YamlFailure(SAY.colon, parts.list[parts.at]!.offset);
  return node;
}

/** A node with the place where it is used, which for an alias is not that of the node. */
interface Placed {
  readonly node: YamlNode;
  readonly span: Span;
  /** Absent if nothing is written. */
  readonly mark: Mark | undefined;
}

function absent(at: number): Placed {
  const node = absentAt(at);
  return { node, span: node.span, mark: undefined };
}

/** A node with its anchors and tags. */
function readNode(parts: Parts, properties: Properties = new Properties()): Placed {
  const { reading, list } = parts;
  const { walk, notes } = reading;
  let part = list[parts.at];
  while (part && (part.type === "anchor" || part.type === "tag")) {
    properties.read(part, walk, notes);
    part = list[++parts.at];
  }
  if (part?.type === "map-value-ind" || ((!part || part.type === "comma") && properties.any)) {
    const node = composeAbsent(reading, properties);
    return { node, span: node.span, mark: undefined };
  }
  if (!part || part.type === "comma") throw new YamlFailure(SAY.comma, part?.offset ?? walk.end);
  parts.at++;
  switch (part.type) {
    case "block-seq":
      throw new YamlFailure(SAY.dashInBrackets, part.offset);
    case "block-scalar":
      throw new YamlFailure(startsWith(walk.text[part.offset] ?? ""), part.offset);
    case "block-map": {
      const colon = part.items[0]?.sep?.find(isColon);
      throw new YamlFailure(SAY.colon, colon?.offset ?? part.offset);
    }
    default: {
      const { node, mark } = reading.compose(reading, part, properties, undefined);
      return { node, span: { start: mark.start, end: walk.end }, mark };
    }
  }
}
