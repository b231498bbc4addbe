import type { CST } from "yaml";
import { SAY, YamlFailure, unclosed } from "./failure.ts";
import { isWhite, unexpectedToken } from "./reading.ts";
import type { Reading } from "./reading.ts";
import { looksLikeEntry } from "./stray.ts";
import type { Mark } from "./walk.ts";

/** The content of a flow collection as a flat sequence; nested collections are single tokens. */
export interface Parts {
  readonly reading: Reading;
  readonly list: readonly CST.Token[];
  /** The opening bracket. */
  readonly open: CST.SourceToken;
  at: number;
}

export function partsOf(reading: Reading, token: CST.FlowCollection): Parts {
  const list: CST.Token[] = [];
  for (const { start, key, sep, value } of token.items) {
    for (const part of start) list.push(part);
    if (key) list.push(key);
    for (const part of sep ?? []) list.push(part);
    if (value) list.push(value);
  }
  return { reading, list: list.filter(isFilled), open: token.start, at: 0 };
}

function isFilled(part: CST.Token): boolean {
  // The package puts an empty scalar where it misses a value.
  return !isWhite(part) && !(part.type === "scalar" && part.source === "");
}

export function take(parts: Parts): Mark {
  const part = parts.list[parts.at++]!;
  return parts.reading.walk.take(part.offset, part.offset + 1);
}

export function takeComma(parts: Parts): void {
  const { walk } = parts.reading;
  const part = parts.list[parts.at]!;
  if (part.type === "comma") {
    take(parts);
    return;
  }
  if (part.type === "explicit-key-ind") throw unexpectedToken(part);
  const line = walk.text.lastIndexOf("\n", part.offset) + 1;
  if (line > parts.open.offset && looksLikeEntry(walk.text, line)) {
    throw new YamlFailure(unclosed(parts.open.source), parts.open.offset);
  }
  const message = part.type === "map-value-ind" ? SAY.colon : SAY.noComma;
  throw new YamlFailure(message, part.offset);
}

export function isAt(parts: Parts, type: CST.Token["type"]): boolean {
  return parts.list[parts.at]?.type === type;
}

export function isAtEnd(parts: Parts): boolean {
  return parts.at >= parts.list.length || isAt(parts, "comma");
}
