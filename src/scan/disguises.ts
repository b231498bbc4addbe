/** A text as it reads once a simple disguise is taken off. */
export interface Undisguised {
  readonly text: string;
  /** The offset in the disguised text of an offset in `text`. */
  readonly at: (offset: number) => number;
}

/** `plain` is in lower case. The time grows with its length. */
export function* disguisesOf(plain: string): Generator<Undisguised> {
  const joined = withLettersJoined(plain);
  if (joined) yield joined;
  const decoded = withCodesRead(plain);
  if (decoded) yield decoded;
  const { length } = plain;
  yield { text: moved(plain), at: (offset) => offset };
  if (/[a-z][0134579@$][a-z]/.test(plain)) yield { text: respelled(plain), at: (offset) => offset };
  yield { text: Array.from(plain).toReversed().join(""), at: (offset) => length - 1 - offset };
}

/** The letters that digits and signs stand for. */
const standIns: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "9": "g",
  "@": "a",
  $: "s",
};

function respelled(plain: string): string {
  return plain.replace(/[0134579@$]/g, (sign) => standIns[sign]!);
}

const HALF = 13;
const FIRST = "a".charCodeAt(0);

function moved(plain: string): string {
  return plain.replace(/[a-z]/g, (letter) =>
    String.fromCharCode(((letter.charCodeAt(0) - FIRST + HALF) % 26) + FIRST),
  );
}

/** Single letters with the same sign between them. */
const APART = /(?<![a-z])(?:[a-z][ ._*|-]{1,3}){4,}[a-z](?![a-z])/g;

/** `i g n o r e` as `ignore`: the sign that stands between most letters joins them, others part words. */
function withLettersJoined(plain: string): Undisguised | undefined {
  const parts: string[] = [];
  const places: number[] = [];
  const keep = (text: string, from: number) => {
    parts.push(text);
    for (let unit = 0; unit < text.length; unit++) places.push(from + unit);
  };
  let done = 0;
  for (const { 0: run, index } of plain.matchAll(APART)) {
    keep(plain.slice(done, index), done);
    const signs = run.match(/[^a-z]+/g)!;
    const joining = mostFrequent(signs);
    for (const { 0: piece, index: at } of run.matchAll(/[a-z]|[^a-z]+/g)) {
      if (piece !== joining) keep(/[a-z]/.test(piece) ? piece : " ", index + at);
    }
    done = index + run.length;
  }
  if (done === 0) return undefined;
  keep(plain.slice(done), done);
  return { text: parts.join(""), at: (offset) => places[offset] ?? plain.length };
}

const CODES =
  /&#(\d{1,6});|&#x([0-9a-f]{1,6});|&(nbsp|e[mn]sp|thinsp|shy);|%([2-7][0-9a-f])|\\x([0-9a-f]{2})|\\u([0-9a-f]{4})/g;

/** Letters that are spelled as codes of HTML, of addresses or of programs. */
function withCodesRead(plain: string): Undisguised | undefined {
  const parts: string[] = [];
  const places: number[] = [];
  const keep = (text: string, from: number, step: number) => {
    parts.push(text);
    for (let unit = 0; unit < text.length; unit++) places.push(from + unit * step);
  };
  let done = 0;
  for (const { 0: code, 1: decimal, 2: hex, 3: named, 4: a, 5: b, 6: c, index } of plain.matchAll(
    CODES,
  )) {
    keep(plain.slice(done, index), done, 1);
    const number = decimal ? Number(decimal) : Number.parseInt(hex ?? a ?? b ?? c ?? "20", 16);
    const letter =
      number > 0 && number <= 0x10ffff ? String.fromCodePoint(number).toLowerCase() : "";
    keep(named === "shy" ? "" : letter, index, 0);
    done = index + code.length;
  }
  if (done === 0) return undefined;
  keep(plain.slice(done), done, 1);
  return { text: parts.join(""), at: (offset) => places[offset] ?? plain.length };
}

function mostFrequent(signs: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const sign of signs) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return [...counts].reduce((most, next) => (next[1] > most[1] ? next : most))[0];
}
