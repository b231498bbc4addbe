import type { CST } from "yaml";
import { composeBehind } from "./compose-behind.ts";
import { SAY, YamlFailure } from "./failure.ts";
import type { YamlList, YamlNode } from "./node.ts";
import type { Properties } from "./properties.ts";
import {
  isWhite,
  requireCompact,
  requireDeeper,
  requireNothing,
  requireNoTab,
  unexpectedToken,
} from "./reading.ts";
import type { Composed, Reading, Site } from "./reading.ts";
import { strayLine } from "./stray.ts";
import type { Mark } from "./walk.ts";

/** A list with one `-` for each item. */
export function composeList(
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
  for (const item of token.items) {
    const at = item.start.findIndex((part) => part.type === "seq-item-ind");
    const indicator = item.start[at];
    if (!indicator) {
      const stray = item.value ?? item.start.find((part) => !isWhite(part));
      if (stray) throw strayLine(walk.text, stray.offset, -1);
      continue;
    }
    requireNothing(item.start.slice(0, at), SAY.unexpected);
    const dash = walk.take(indicator.offset, indicator.offset + 1, "indicator");
    if (!first) {
      requireCompact(dash, site, "-");
      requireDeeper(dash, site, true);
      if (properties.standOn(dash.line)) throw unexpectedToken(indicator);
      properties.requireSingle();
      anchors.open(properties.anchor, list);
      first = dash;
      span.start = dash.start;
    } else if (dash.indent !== first.indent || dash.line === line) {
      throw new YamlFailure(SAY.indent, dash.start);
    }
    requireNoTab(dash);
    line = dash.line;
    const itemSite = { indent: first.indent, line, takesList: false, isKey: false };
    const rest = item.start.slice(at + 1);
    items.push(
      walk.withinBlock(first.indent, () => composeBehind(reading, rest, item.value, itemSite)),
    );
    span.end = walk.contentEnd;
  }
  anchors.close(list);
  if (properties.anchor !== undefined) anchors.set(properties.anchor, list);
  return { node: list, mark: first! };
}
