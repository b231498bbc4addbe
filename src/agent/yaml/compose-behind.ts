import type { CST } from "yaml";
import { composeAbsent } from "./compose-scalar.ts";
import { commentBehind } from "./lines.ts";
import type { YamlNode } from "./node.ts";
import { Properties } from "./properties.ts";
import { isWhite, requireDeeper, unexpectedToken } from "./reading.ts";
import type { Reading, Site } from "./reading.ts";

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
    const isDropped = part.type === "explicit-key-ind" && dialect.runtime === "1.3";
    const mark = isDropped
      ? walk.take(part.offset, part.offset + 1)
      : properties.read(part, walk, notes);
    if (!mark) throw unexpectedToken(part);
    requireDeeper(mark, site);
  }
  const node = value
    ? reading.compose(reading, value, properties, site).node
    : composeAbsent(reading, properties);
  if (!site.isKey && !value?.type.startsWith("block-")) {
    const span = value ? { start: value.offset, end: walk.end } : node.span;
    const comment = commentBehind(walk.text, span.end);
    if (comment) notes.push({ kind: "comment", span: comment, value: span });
  }
  return node;
}
