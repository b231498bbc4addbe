import type { Reading } from "../client/reading.ts";
import type { Span } from "../text/source-file.ts";
import { commandsIn } from "./commands/commands.ts";
import { disguisesOf } from "./disguises.ts";
import { exfilProse, sentAway } from "./prose/exfil.ts";
import { plainText } from "./plain-text.ts";
import { concealments, withheld } from "./prose/concealments.ts";
import { addresses } from "./prose/orders.ts";
import { looseOverrides } from "./prose/overrides.ts";
import { otherConcealments, otherOverrides } from "./prose/tongues.ts";
import { regionsOf } from "./regions.ts";
import type { HiddenRegion } from "./regions.ts";

export interface HiddenOrder {
  readonly span: Span;
  readonly region: HiddenRegion["kind"];
  /** Completes "a comment …". */
  readonly what: string;
}

const commandWords: Readonly<Record<string, string>> = {
  "remote-exec": "has something fetched and run",
  "encoded-exec": "has something run that is encoded",
  exfil: "has a secret sent away",
  destructive: "has something wiped",
  persistence: "has something left behind that runs again",
  "unsafe-flag": "switches a safeguard off",
};

/** Each hidden region once for each line that gives an order. */
export function* hiddenOrders({ document }: Reading): Generator<HiddenOrder> {
  const { file } = document;
  for (const { kind, span } of regionsOf(file).hidden) {
    const told = new Set<number>();
    const raw = file.text.slice(span.start, span.end);
    const { text: plain, at } = plainText(raw);
    for (const { start, end, what } of ordersIn(plain, raw)) {
      const place = { start: span.start + at(start), end: span.start + at(end) };
      const { line } = file.point(place.start);
      if (told.has(line)) continue;
      told.add(line);
      yield { span: place, region: kind, what };
    }
  }
}

const ASIDE = "tells the model to put its instructions aside";
const SECRETLY = "tells the model to keep something from the user";

interface Order {
  readonly start: number;
  readonly end: number;
  readonly what: string;
}

function* ordersIn(plain: string, raw: string): Generator<Order> {
  for (const { kind, start, end } of looseOverrides(plain)) {
    yield { start, end, what: kind === "override" ? ASIDE : commandWords["unsafe-flag"]! };
  }
  for (const { start, end } of exfilProse(plain)) {
    yield { start, end, what: "has a secret sent away" };
  }
  for (const { start, end } of sentAway(plain)) {
    yield { start, end, what: "has what the model knows sent away" };
  }
  for (const { kind, start, end } of commandsIn(plain)) {
    yield { start, end, what: commandWords[kind]! };
  }
  // Where letters of other scripts stand, the offsets differ, and there is none of these.
  if (plain.length === raw.length) {
    yield* encodedTexts(raw);
    yield* disguised(plain);
    const lower = raw.toLowerCase();
    for (const span of otherOverrides(lower)) yield { ...span, what: ASIDE };
    for (const span of otherConcealments(lower)) yield { ...span, what: SECRETLY };
  }
  for (const { start, end } of concealments(plain)) yield { start, end, what: SECRETLY };
  for (const { start, end } of withheld(plain)) yield { start, end, what: SECRETLY };
  for (const { start, end } of addresses(plain)) {
    yield { start, end, what: "gives the model an order" };
  }
}

/** The same orders with their letters apart, turned around or moved by half the alphabet. */
function* disguised(plain: string): Generator<Order> {
  for (const { text, at } of disguisesOf(plain)) {
    for (const scan of [looseOverrides, concealments, exfilProse, addresses]) {
      for (const { start, end } of scan(text)) {
        const [first, last] = [at(start), at(end - 1)];
        const place = { start: Math.min(first, last), end: Math.max(first, last) + 1 };
        yield { ...place, what: "holds an order whose letters are disguised" };
      }
    }
  }
}

/** Base64, or pairs of hexadecimal digits, that read as words once they are decoded. */
function* encodedTexts(raw: string): Generator<Order> {
  for (const { 0: blob, index } of raw.matchAll(/[A-Za-z0-9+/]{24,4096}={0,2}/g)) {
    if (![fromHex(blob), fromBase64(blob)].some((text) => text !== undefined && isProse(text)))
      continue;
    yield { start: index, end: index + blob.length, what: "holds an encoded text" };
  }
}

function fromBase64(blob: string): string | undefined {
  try {
    return atob(blob.replace(/=+$/, "").slice(0, 2_048 - (2_048 % 4)));
  } catch {
    return undefined;
  }
}

function fromHex(blob: string): string | undefined {
  if (blob.length % 2 !== 0 || /[^0-9a-f]/i.test(blob)) return undefined;
  const codes = blob.match(/../g)!.map((pair) => Number.parseInt(pair, 16));
  return String.fromCharCode(...codes.slice(0, 1_024));
}

function isProse(text: string): boolean {
  return /^[\t\n\r\u0020-\u007e]{12,}$/.test(text) && /[a-z]{2,} [a-z]{2,}/i.test(text);
}
