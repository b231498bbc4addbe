import type { CST } from "yaml";
import { composeBehind } from "./compose-behind.ts";
import { absentAt } from "./compose-scalar.ts";
import { SAY, YamlFailure } from "./failure.ts";
import { liftColon } from "./late-colon.ts";
import { lineEnd } from "./lines.ts";
import { readExplicitKey, readImplicitKey } from "./map-key.ts";
import type { Key, Progress } from "./map-key.ts";
import { Entries } from "./mapping.ts";
import type { YamlEntry, YamlMap, YamlNode } from "./node.ts";
import { Properties } from "./properties.ts";
import { withoutQuestions } from "./question-mark.ts";
import { isColon, isWhite, requireNothing, requireNoTab, unexpectedToken } from "./reading.ts";
import type { Composed, MapItem, Reading, Site } from "./reading.ts";
import { strayLine } from "./stray.ts";

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
  const collected = new Entries(anchors, dialect);
  const read = (item: MapItem): void => {
    if (!item.key && !item.sep && item.start.every(isWhite)) return;
    const own = progress.first ? new Properties() : properties;
    const { key, value } = readEntry(progress, item, own);
    collected.add(key.node, key.span, value);
    span.end = walk.contentEnd;
  };
  const items = dialect.runtime === "1.3" ? withoutQuestions(token.items) : token.items;
  let at = 0;
  while (at < items.length && !progress.first) read(items[at++]!);
  const { first } = progress;
  if (!first) throw unexpectedToken(token);
  walk.within("entries", () => {
    walk.withinBlock(first.indent, () => items.slice(at).forEach(read));
  });
  span.start = first.start;
  for (const entry of collected.finish(notes)) entries.push(entry);
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
    requireNoTab(mark);
    if (mark.indent !== indent) throw new YamlFailure(SAY.indent, mark.start);
  }
  progress.line = mark.line;
  const site = { indent, line: mark.line, takesList: true, isKey: false };
  const rest = sep.slice(colonAt + 1);
  const value = walk.withinBlock(indent, () => composeBehind(reading, rest, item.value, site));
  return { key, value };
}

/** Why an entry without `:` stands there. */
function noColon({ reading, first }: Progress, item: MapItem): YamlFailure {
  const { text } = reading.walk;
  const token = item.key ?? item.start.find((part) => !isWhite(part));
  if (!token) return new YamlFailure(SAY.strayLine, reading.walk.end);
  if (token.type === "double-quoted-scalar" || token.type === "single-quoted-scalar") {
    const isClosed = token.source.length > 1 && token.source.endsWith(token.source[0]!);
    if (!isClosed) {
      return new YamlFailure(SAY.openQuote, token.offset, lineEnd(text, token.offset));
    }
  }
  return strayLine(text, token.offset, first?.indent ?? -1);
}
