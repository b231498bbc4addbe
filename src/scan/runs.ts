import type { Span } from "../text/source-file.ts";

const ALPHANUMERIC = 1;
/** `_`, `-` and `=`. */
const OTHER = 2;

/** What each code is in a run; 0 for what ends it. */
let kinds: Uint8Array | undefined;

/** A place for every code, since looking beside a table is what is slow. */
function kindsOf(): Uint8Array {
  if (kinds) return kinds;
  kinds = new Uint8Array(65_536);
  for (const [first, last] of ["09", "AZ", "az"]) {
    kinds.fill(ALPHANUMERIC, first!.charCodeAt(0), last!.charCodeAt(0) + 1);
  }
  for (const character of "_-=") kinds[character.charCodeAt(0)] = OTHER;
  return kinds;
}

/** Whether an ASCII letter or digit stands there; nothing does outside the text. */
export function isAlphanumeric(text: string, at: number): boolean {
  return at >= 0 && at < text.length && kindsOf()[text.charCodeAt(at)] === ALPHANUMERIC;
}

/**
 * Every run of ASCII letters, digits, `_`, `-` and `=` of at least that length, in the order of the
 * text. The last place that a run could have is looked at first: from a place that is in none on, so
 * many can be left out.
 */
export function runsIn(text: string, length: number): readonly Span[] {
  const table = kindsOf();
  const runs: Span[] = [];
  let from = 0;
  while (from + length <= text.length) {
    let at = from + length - 1;
    while (at >= from && table[text.charCodeAt(at)] !== 0) at--;
    if (at >= from) {
      from = at + 1;
      continue;
    }
    let end = from + length;
    while (end < text.length && table[text.charCodeAt(end)] !== 0) end++;
    runs.push({ start: from, end });
    from = end + 1;
  }
  return runs;
}
