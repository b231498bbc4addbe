import type { FencedEnvelope } from "../agent/envelope.ts";
import type { Span } from "../text/source-file.ts";
import { fieldNamed } from "./facts/fields.ts";

/** A key at the start of a line, an item, a comment, or what is indented below one of them. */
const FIELD = /^(["']?)([\w-]+)\1[ \t]*:(?=[ \t\r]|$)/;
const BELOW = /^(?:[ \t]|#|-[ \t]|$)/;

/** The fields of the client in a text that is made of lines of fields and nothing else. */
export function fieldsIn(text: string): readonly string[] {
  const keys: string[] = [];
  for (const line of text.split("\n")) {
    const key = FIELD.exec(line)?.[2];
    if (key !== undefined) keys.push(key);
    else if (!BELOW.test(line.replace(/\r$/, ""))) return [];
  }
  return keys.filter((key) => fieldNamed(key) !== undefined);
}

/** Where a block of fields is looked for, in UTF-16 units. */
const LOOK_AHEAD = 16_384;
const SECOND = /^[ \t]*\r?\n(?:[ \t]*\r?\n)*(---)[ \t]*\r?\n((?:[^\n]*\n)*?)---[ \t]*\r?$/my;

export interface SecondBlock {
  /** The dashes that open it. */
  readonly opener: Span;
  readonly block: Span;
  readonly keys: readonly string[];
}

/** A block of fields right behind the frontmatter, of which the client knows nothing. */
export function secondBlock(text: string, { closer }: FencedEnvelope): SecondBlock | undefined {
  const behind = text.slice(closer.end, closer.end + LOOK_AHEAD);
  SECOND.lastIndex = 0;
  const found = SECOND.exec(behind);
  if (!found) return undefined;
  const keys = fieldsIn(found[2]!);
  if (keys.length === 0) return undefined;
  const start = closer.end + found[0].indexOf("---");
  const from = closer.end + found[0].indexOf("\n", found[0].indexOf("---")) + 1;
  return {
    opener: { start, end: start + 3 },
    block: { start: from, end: from + found[2]!.length },
    keys,
  };
}
