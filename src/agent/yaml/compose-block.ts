import type { CST } from "yaml";
import type { Span } from "../../text/source-file.ts";
import {
  composeAbsent,
  composeAlias,
  composeNode,
  composeScalar,
  isWhite,
  requireNothingAfter,
  requireOwn,
  unexpectedToken,
} from "./compose.ts";
import type { Composed, Reading, Site } from "./compose.ts";
import { composeFlow } from "./compose-flow.ts";
import { SAY, YamlFailure, afterBracket } from "./failure.ts";
import { commentBehind, lineEnd } from "./lines.ts";
import { Entries } from "./mapping.ts";
import type { YamlEntry, YamlList, YamlMap, YamlNode } from "./node.ts";
import { Properties } from "./properties.ts";
import type { Mark } from "./walk.ts";

type MapItem = CST.BlockMap["items"][number];

export function composeBlockSequence(
  reading: Reading,
  token: CST.BlockSequence,
  properties: Properties,
  site: Site | undefined,
): Composed {
  const { walk, anchors } = reading;
  const items: YamlNode[] = [];
  const span = { start: token.offset, end: token.offset };
  const list: YamlList = { kind: "list", items, flow: false, span };
  let first: Mark | undefined;
  let line = -1;
  const readItem = (item: CST.BlockSequence["items"][number]): void => {
    const dashAt = item.start.findIndex((part) => part.type === "seq-item-ind");
    if (dashAt < 0) {
      const stray = item.value ?? item.start.find((part) => !isWhite(part));
      if (stray) throw new YamlFailure(SAY.indent, stray.offset, lineEnd(walk.text, stray.offset));
      return;
    }
    requireNothingAfter(item.start.slice(0, dashAt), SAY.unexpected);
    const dash = walk.take(item.start[dashAt]!.offset, item.start[dashAt]!.offset + 1, "indicator");
    if (!first) {
      requireCompact(dash, site);
      requireOwn(dash, site, true);
      if (properties.onLine(dash.line)) throw unexpectedToken(item.start[dashAt]!);
      properties.requireSingle();
      anchors.open(properties.anchor, list);
      first = dash;
      span.start = dash.start;
    } else if (dash.indent !== first.indent || dash.line === line) {
      throw new YamlFailure(SAY.indent, dash.line, lineEnd(walk.text, dash.start));
    }
    if (dash.tab) throw new YamlFailure(SAY.tab, dash.line, dash.start);
    line = dash.line;
    const itemSite = { indent: first.indent, line, afterKey: false };
    const value = walk.withinBlock(first.indent, () =>
      composeAfter(reading, item.start.slice(dashAt + 1), item.value, itemSite),
    );
    items.push(value);
    span.end = Math.max(span.end, dash.end, value.span.end);
  };
  token.items.forEach(readItem);
  anchors.close(list);
  if (properties.anchor !== undefined) anchors.set(properties.anchor, list);
  return { node: list, mark: first! };
}

export function composeBlockMap(
  reading: Reading,
  token: CST.BlockMap,
  properties: Properties,
  site: Site | undefined,
): Composed {
  const { walk, anchors, dialect, notes } = reading;
  const entries: YamlEntry[] = [];
  const span = { start: token.offset, end: token.offset };
  const map: YamlMap = { kind: "map", entries, flow: false, span };
  const collected = new Entries(anchors, dialect.mergeKeys);
  let first: Mark | undefined;
  let line = -1;
  let anchor: string | undefined;

  const readItem = (item: MapItem): void => {
    const parts = item.start.filter((part) => !isWhite(part));
    if (parts.length === 0 && !item.key && !item.sep) return;
    const own = first ? new Properties() : properties;
    const begin = (mark: Mark): void => {
      if (first) {
        if (mark.indent !== first.indent || mark.line === line) throw wrongIndent(mark);
        if (mark.tab) throw new YamlFailure(SAY.tab, mark.line, mark.start);
      } else {
        first = mark;
        span.start = mark.start;
      }
    };
    const colon = item.sep?.find((part) => part.type === "map-value-ind");
    if (!colon && !item.explicitKey) throw noColon(item);
    const key =
      !colon || item.explicitKey
        ? readExplicitKey(item, parts, own, begin)
        : readImplicitKey(item, colon, parts, own, begin);
    let value: YamlNode;
    line = key.mark.line;
    if (colon) {
      const colonAt = item.sep!.indexOf(colon);
      requireNothingAfter(item.sep!.slice(0, colonAt), SAY.unexpected);
      const mark =
        key.colon ??
        walk.take(colon.offset, colon.offset + 1, item.explicitKey ? "indicator" : "mark");
      if (item.explicitKey && mark.line !== key.mark.line) {
        if (mark.tab) throw new YamlFailure(SAY.tab, mark.line, mark.start);
        if (mark.indent !== first!.indent) throw wrongIndent(mark);
      }
      line = mark.line;
      const valueSite = { indent: first!.indent, line, afterKey: true };
      value = walk.withinBlock(first!.indent, () =>
        composeAfter(reading, item.sep!.slice(colonAt + 1), item.value, valueSite),
      );
    } else {
      requireNothingAfter(item.sep, SAY.unexpected);
      value = composeAbsent(reading, new Properties());
    }
    collected.add(key.node, key.span, value);
    span.end = Math.max(span.end, key.span.end, value.span.end);
  };

  function readExplicitKey(
    item: MapItem,
    parts: CST.SourceToken[],
    own: Properties,
    begin: (mark: Mark) => void,
  ): { node: YamlNode; span: Span; mark: Mark; colon?: Mark } {
    const at = parts.findIndex((part) => part.type === "explicit-key-ind");
    for (const part of parts.slice(0, at)) readProperty(part, own);
    if (first && at > 0) throw unexpectedToken(parts[at]!);
    const mark = walk.take(parts[at]!.offset, parts[at]!.offset + 1, "indicator");
    if (!first) {
      requireCompact(mark, site);
      requireOwn(mark, site);
      own.requireSingle();
      anchor = own.anchor;
      anchors.open(anchor, map);
    }
    if (mark.tab) throw new YamlFailure(SAY.tab, mark.line, mark.start);
    begin(mark);
    const keySite = { indent: mark.indent, line: mark.line, afterKey: true };
    const after = item.start.slice(item.start.indexOf(parts[at]!) + 1);
    const node = walk.withinBlock(mark.indent, () =>
      composeAfter(reading, after, item.key ?? undefined, keySite, true),
    );
    return { node, span: node.span, mark };
  }

  function readImplicitKey(
    item: MapItem,
    colon: CST.SourceToken,
    parts: CST.SourceToken[],
    own: Properties,
    begin: (mark: Mark) => void,
  ): { node: YamlNode; span: Span; mark: Mark; colon?: Mark } {
    const opening = first === undefined;
    let lead: Mark | undefined;
    for (const part of parts) {
      const mark = readProperty(part, own);
      if (!opening) lead ??= mark;
    }
    const { key } = item;
    if (!key) {
      const mark = walk.take(colon.offset, colon.offset + 1);
      checkFirst(mark, colon);
      if (mark.tab) throw new YamlFailure(SAY.tab, mark.line, mark.start);
      if (lead && lead.line !== mark.line) throw multiline(lead, false);
      begin(lead ?? mark);
      const absent: YamlNode = {
        kind: "scalar",
        value: own.tagOn(mark.line) === "text" ? "" : null,
        style: "plain",
        span: { start: mark.start, end: mark.start },
      };
      if (opening) {
        own.requireOneTag();
        openMapping(own, mark.line, absent);
      }
      return { node: absent, span: absent.span, mark, colon: mark };
    }
    let composed: Composed;
    if (key.type === "alias") composed = composeAlias(reading, key, own, undefined);
    else if (key.type === "flow-collection") {
      composed = composeFlow(reading, key, own, undefined);
      if (key.start.source === "{") own.requireOneTag();
      requireNothingAfter(key.end.slice(1), afterBracket(key.end[0]?.source ?? ""));
    } else if (
      key.type === "scalar" ||
      key.type === "single-quoted-scalar" ||
      key.type === "double-quoted-scalar"
    ) {
      composed = composeScalar(reading, key, own, undefined);
    } else throw unexpectedToken(key);
    const { node, mark } = composed;
    const keySpan = { start: mark.start, end: walk.end };
    checkFirst(mark, colon);
    const colonMark = walk.take(colon.offset, colon.offset + 1);
    if (colonMark.line !== (lead ?? mark).line) throw multiline(mark, key.type === "scalar");
    if (mark.tab) throw new YamlFailure(SAY.tab, mark.line, mark.start);
    begin(lead ?? mark);
    if (opening && key.type !== "alias") openMapping(own, mark.line, node);
    else if (!opening) {
      own.requireSingle();
      if (own.anchor !== undefined) anchors.set(own.anchor, node);
    }
    return { node, span: keySpan, mark, colon: colonMark };
  }

  function multiline(mark: Mark, isPlain: boolean): YamlFailure {
    const message = isPlain ? SAY.strayLine : SAY.multilineKey;
    return new YamlFailure(message, mark.start, lineEnd(walk.text, mark.start));
  }

  /** A mapping as a value must start on a line of its own. */
  function checkFirst(mark: Mark, colon: CST.SourceToken): void {
    if (first || !site) return;
    if (mark.indent === site.indent && mark.line === site.line) {
      throw colonFailure(reading, colon, mark);
    }
    requireOwn(mark, site);
  }

  function openMapping(own: Properties, keyLine: number, key: YamlNode): void {
    const split = own.split(keyLine);
    if (split.key !== undefined) anchors.set(split.key, key);
    anchor = split.mapping;
    anchors.open(anchor, map);
  }

  function readProperty(part: CST.SourceToken, own: Properties): Mark {
    const mark = own.read(part, walk, notes);
    if (!mark) throw unexpectedToken(part);
    if (!first) requireOwn(mark, site);
    return mark;
  }

  const dropsQuestions = dialect.questionMarkValue === "dropped";
  const all = dropsQuestions ? withoutQuestions(token.items) : token.items;
  let at = 0;
  while (at < all.length && !first) readItem(all[at++]!);
  const rest = all.slice(at);
  walk.within("entries", () => walk.withinBlock(first?.indent ?? -1, () => rest.forEach(readItem)));
  entries.push(...collected.finish(notes));
  anchors.close(map);
  if (anchor !== undefined) anchors.set(anchor, map);
  return { node: map, mark: first! };
}

/** The value after `:`, `- ` or `? `, with its anchors and tags. */
function composeAfter(
  reading: Reading,
  parts: readonly CST.SourceToken[],
  value: CST.Token | undefined,
  site: Site,
  isKey: boolean = false,
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
    requireOwn(mark, site);
  }
  if (!value) {
    const absent = composeAbsent(reading, properties, walk.end);
    if (!isKey) noteComment(absent.span);
    return absent;
  }
  const { node } = composeNode(reading, value, properties, site);
  const isBlock = value.type.startsWith("block-");
  if (!isBlock && !isKey) noteComment({ start: value.offset, end: walk.end });
  return node;

  function noteComment(span: Span): void {
    const comment = commentBehind(walk.text, span.end);
    if (comment) notes.push({ kind: "comment", span: comment, value: span });
  }
}

/**
 * The entries of a mapping where `key: ? text` counts as `key: text`. The package puts such a text
 * into a mapping of its own, and all that follows with it.
 */
function withoutQuestions(items: readonly MapItem[]): readonly MapItem[] {
  const flat: MapItem[] = [];
  let rest = items;
  while (rest.length > 0) {
    const item = rest.find(({ sep, value }) => {
      return value?.type === "block-map" && isQuestion(value.items[0]) && !hasBreak(sep);
    });
    if (!item?.sep || item.value?.type !== "block-map") return [...flat, ...rest];
    flat.push(...rest.slice(0, rest.indexOf(item)));
    const [question, ...others] = item.value.items;
    const sep = [...item.sep, ...question!.start];
    flat.push({ ...item, sep, ...(question!.key ? { value: question!.key } : {}) });
    rest = others;
  }
  return flat;
}

function isQuestion(item: MapItem | undefined): boolean {
  return item?.explicitKey === true && !item.sep?.some((part) => part.type === "map-value-ind");
}

function hasBreak(parts: readonly CST.SourceToken[] | undefined): boolean {
  return parts?.some((part) => part.type === "newline") === true;
}

function requireCompact(mark: Mark, site: Site | undefined): void {
  if (!site || mark.line !== site.line) return;
  if (mark.tab) throw new YamlFailure(SAY.tab, mark.line, mark.start);
  if (mark.indent <= site.indent) {
    throw new YamlFailure(SAY.listOnKeyLine, mark.start);
  }
}

function wrongIndent(mark: Mark): YamlFailure {
  return new YamlFailure(SAY.indent, mark.line, mark.end);
}

function noColon(item: MapItem): YamlFailure {
  const at = item.key ?? item.start.find((part) => !isWhite(part)) ?? item.sep?.[0];
  const start = at?.offset ?? 0;
  const source = at && "source" in at ? at.source : "";
  return new YamlFailure(SAY.strayLine, start, start + Math.max(1, lineEnd(source, 0)));
}

function colonFailure({ walk }: Reading, colon: CST.SourceToken, key: Mark): YamlFailure {
  const quoted = /["'[{*]/.test(walk.text[key.start] ?? "");
  if (quoted) return new YamlFailure(SAY.colonAfterValue, colon.offset);
  const atEnd = colon.offset + 1 >= lineEnd(walk.text, colon.offset);
  return new YamlFailure(atEnd ? SAY.colonAtEnd : SAY.colon, colon.offset);
}
