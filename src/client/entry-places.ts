import type { Span } from "../text/source-file.ts";
import type { YamlText } from "./shapes.ts";

/** White space in the sense of `trim`, and the comma. */
const SEPARATORS = /[\s,]*/y;
const WHITE = /\s*/y;

/**
 * Finds one entry of a text after the other, each where it is written in `source`; nothing from the
 * first one on that is written otherwise than it is read, but for its white space, and nothing at
 * all where the text is written with escapes: an entry may look like a part of another there.
 */
export function placesIn(text: YamlText, source: string): (entry: string) => Span | undefined {
  const { start, end } = text.span;
  const written = source.slice(start, end);
  let next = firstPlace(text, written);
  return (entry) => {
    if (next === undefined) return undefined;
    const from = behind(SEPARATORS, written, next);
    next = endOf(entry, written, from);
    return next === undefined ? undefined : { start: start + from, end: start + next };
  };
}

/** Behind the quote, or the line of the block indicator. */
function firstPlace({ style }: YamlText, written: string): number | undefined {
  switch (style) {
    case "plain":
      return 0;
    case "double":
      return written.includes("\\") ? undefined : 1;
    case "single":
      return written.slice(1, -1).includes("'") ? undefined : 1;
    default:
      return written.includes("\n") ? written.indexOf("\n") + 1 : undefined;
  }
}

function endOf(entry: string, written: string, from: number): number | undefined {
  let at = from;
  for (let index = 0; index < entry.length;) {
    const white = behind(WHITE, entry, index);
    if (white > index) {
      const next = behind(WHITE, written, at);
      if (next === at) return undefined;
      at = next;
      index = white;
    } else if (entry[index] === written[at]) {
      at++;
      index++;
    } else return undefined;
  }
  return at;
}

function behind(run: RegExp, text: string, from: number): number {
  run.lastIndex = from;
  run.test(text);
  return run.lastIndex;
}
