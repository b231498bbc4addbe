import type { CST } from "yaml";
import {
  composeAbsent,
  composeAlias,
  composeNode,
  isWhite,
  requireOwn,
  unexpectedToken,
} from "./compose.ts";
import type { Composed, Reading, Site } from "./compose.ts";
import { SAY, YamlFailure, startsWith, unclosed } from "./failure.ts";
import { Entries } from "./mapping.ts";
import type { YamlEntry, YamlList, YamlMap, YamlNode } from "./node.ts";
import { Properties } from "./properties.ts";
import type { Mark } from "./walk.ts";

/** The content of a flow collection as a flat sequence; nested ones are single tokens. */
interface Parts {
  readonly list: readonly CST.Token[];
  at: number;
}

export function composeFlow(
  reading: Reading,
  token: CST.FlowCollection,
  properties: Properties,
  site: Site | undefined,
): Composed {
  const { walk, anchors, dialect, notes } = reading;
  const start = token.start.offset;
  const closing = token.end[0];
  const bracket = token.start.source;
  const list: CST.Token[] = [];
  for (const item of token.items) {
    list.push(...item.start);
    if (item.key) list.push(item.key);
    if (item.sep) list.push(...item.sep);
    if (item.value) list.push(item.value);
  }
  const parts: Parts = { list: list.filter((part) => !isWhite(part) && !isEmpty(part)), at: 0 };
  const matching = bracket === "[" ? "]" : "}";
  let mark: Mark | undefined;
  const span = { start, end: start + 1 };
  const items: YamlNode[] = [];
  const entries: YamlEntry[] = [];
  const node: YamlList | YamlMap =
    bracket === "["
      ? { kind: "list", items, flow: true, span }
      : { kind: "map", entries, flow: true, span };
  walk.within("brackets", () => {
    mark = walk.take(start, start + 1);
    requireOwn(mark, site);
    anchors.open(properties.anchorOn(mark.line), node);
    if (bracket === "[") readSequence(reading, parts, items);
    else {
      const collected = new Entries(anchors, dialect.mergeKeys);
      readMapping(reading, parts, collected);
      entries.push(...collected.finish(notes));
    }
    if (closing?.source !== matching) throw new YamlFailure(unclosed(bracket), start);
  });
  walk.take(closing!.offset, closing!.offset + 1, "closer");
  anchors.close(node);
  span.end = closing!.offset + 1;
  return { node, mark: mark! };
}

/** The package puts an empty scalar where it expected a value. */
function isEmpty(part: CST.Token): boolean {
  return part.type === "scalar" && part.source === "";
}

const typeAt = (parts: Parts): string | undefined => parts.list[parts.at]?.type;

function readSequence(reading: Reading, parts: Parts, items: YamlNode[]): void {
  const { walk } = reading;
  while (parts.at < parts.list.length) {
    if (typeAt(parts) === "explicit-key-ind") {
      const mark = takeIndicator(reading, parts);
      const key = readExplicitKey(reading, parts);
      let value: YamlNode;
      if (typeAt(parts) === "map-value-ind") {
        const colon = takeIndicator(reading, parts);
        value = atEnd(parts) ? absentAt(colon.end) : readValue(reading, parts);
      } else value = absentAt(walk.end);
      items.push(pair(reading, key, value, mark.start));
    } else items.push(readItem(reading, parts));
    if (parts.at >= parts.list.length) return;
    takeComma(reading, parts);
  }
}

function readMapping(reading: Reading, parts: Parts, entries: Entries): void {
  const { walk } = reading;
  while (parts.at < parts.list.length) {
    let key: YamlNode;
    if (typeAt(parts) === "explicit-key-ind") {
      takeIndicator(reading, parts);
      key = readExplicitKey(reading, parts);
    } else if (typeAt(parts) === "map-value-ind") key = absentAt(parts.list[parts.at]!.offset);
    else key = walk.within("bracketKey", () => readFlowNode(reading, parts).node);
    const keySpan = key.span;
    if (typeAt(parts) !== "map-value-ind") entries.add(key, keySpan, absentAt(walk.end));
    else {
      const colon = takeIndicator(reading, parts);
      entries.add(key, keySpan, atEnd(parts) ? absentAt(colon.end) : readValue(reading, parts));
    }
    if (parts.at >= parts.list.length) return;
    takeComma(reading, parts);
  }
}

/** An item of a sequence, which may be a single pair: `[a: b]`. */
function readItem(reading: Reading, parts: Parts): YamlNode {
  const { walk, anchors } = reading;
  const properties = new Properties();
  const { node, mark } = readFlowNode(reading, parts, properties);
  if (typeAt(parts) !== "map-value-ind") return node;
  const colon = takeIndicator(reading, parts);
  const opening = mark ?? colon;
  if (colon.line !== opening.line) {
    throw new YamlFailure(SAY.multilineKey, opening.start, colon.end);
  }
  const split = properties.split(opening.line);
  if (split.key !== undefined) anchors.set(split.key, node);
  const entries: YamlEntry[] = [];
  const span = { start: opening.start, end: colon.end };
  const map: YamlMap = { kind: "map", entries, flow: true, span };
  anchors.open(split.mapping, map);
  const value = atEnd(parts) ? absentAt(colon.end) : readValue(reading, parts);
  const collected = new Entries(anchors, reading.dialect.mergeKeys);
  collected.add(node, node.span, value);
  entries.push(...collected.finish(reading.notes));
  span.end = walk.end;
  anchors.close(map);
  if (split.mapping !== undefined) anchors.set(split.mapping, map);
  return map;
}

function readExplicitKey(reading: Reading, parts: Parts): YamlNode {
  const { walk } = reading;
  if (atEnd(parts) || typeAt(parts) === "map-value-ind") return absentAt(walk.end);
  if (typeAt(parts) === "explicit-key-ind") throw unexpectedToken(parts.list[parts.at]!);
  return walk.within("bracketKey", () => readFlowNode(reading, parts).node);
}

/** A value after `:`; it cannot be followed by another `:`. */
function readValue(reading: Reading, parts: Parts): YamlNode {
  const { node } = readFlowNode(reading, parts);
  if (typeAt(parts) === "map-value-ind") {
    throw new YamlFailure(SAY.colon, parts.list[parts.at]!.offset);
  }
  return node;
}

function readFlowNode(
  reading: Reading,
  parts: Parts,
  properties: Properties = new Properties(),
): { readonly node: YamlNode; readonly mark: Mark | undefined } {
  const { walk, notes } = reading;
  let part = parts.list[parts.at];
  while (part && (part.type === "anchor" || part.type === "tag")) {
    properties.read(part, walk, notes);
    part = parts.list[++parts.at];
  }
  if (!part || part.type === "comma" || part.type === "map-value-ind") {
    if (part?.type === "map-value-ind" || properties.any) {
      return { node: composeAbsent(reading, properties), mark: undefined };
    }
    throw new YamlFailure(SAY.comma, part?.offset ?? walk.end);
  }
  parts.at++;
  switch (part.type) {
    case "alias":
      return composeAlias(reading, part, properties, undefined);
    case "block-seq":
      throw new YamlFailure(SAY.dashInBrackets, part.offset);
    case "block-scalar":
      throw new YamlFailure(startsWith(walk.text[part.offset] ?? ""), part.offset);
    case "scalar":
    case "single-quoted-scalar":
    case "double-quoted-scalar":
    case "flow-collection":
      return composeNode(reading, part, properties, undefined);
    default:
      throw unexpectedToken(part);
  }
}

function pair(reading: Reading, key: YamlNode, value: YamlNode, start: number): YamlMap {
  const entries = new Entries(reading.anchors, reading.dialect.mergeKeys);
  entries.add(key, key.span, value);
  const span = { start, end: reading.walk.end };
  return { kind: "map", entries: entries.finish(reading.notes), flow: true, span };
}

function takeIndicator({ walk }: Reading, parts: Parts): Mark {
  const part = parts.list[parts.at++]!;
  return walk.take(part.offset, part.offset + 1);
}

function takeComma(reading: Reading, parts: Parts): void {
  const part = parts.list[parts.at]!;
  if (part.type === "map-value-ind") throw new YamlFailure(SAY.colon, part.offset);
  if (part.type !== "comma") throw new YamlFailure(SAY.noComma, part.offset);
  takeIndicator(reading, parts);
}

function atEnd(parts: Parts): boolean {
  const type = typeAt(parts);
  return type === undefined || type === "comma";
}

function absentAt(at: number): YamlNode {
  return { kind: "scalar", value: null, style: "plain", span: { start: at, end: at } };
}
