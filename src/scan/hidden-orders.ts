import type { Reading } from "../client/reading.ts";
import type { Span } from "../text/source-file.ts";
import { commandsIn } from "./commands/commands.ts";
import { exfilProse } from "./prose/exfil.ts";
import { plainText } from "./plain-text.ts";
import { concealments } from "./prose/concealments.ts";
import { addresses } from "./prose/orders.ts";
import { overrides } from "./prose/overrides.ts";
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

interface Order {
  readonly start: number;
  readonly end: number;
  readonly what: string;
}

function* ordersIn(plain: string, raw: string): Generator<Order> {
  for (const { start, end } of overrides(plain)) {
    yield { start, end, what: "tells the model to put its instructions aside" };
  }
  for (const { start, end } of exfilProse(plain)) {
    yield { start, end, what: "has a secret sent away" };
  }
  for (const { kind, start, end } of commandsIn(plain)) {
    yield { start, end, what: commandWords[kind]! };
  }
  yield* encodedTexts(plain, raw);
  for (const { start, end } of concealments(plain)) {
    yield { start, end, what: "tells the model to keep something from the user" };
  }
  for (const { start, end } of addresses(plain)) {
    yield { start, end, what: "gives the model an order" };
  }
}

/** Base64 that reads as words once it is decoded. */
function* encodedTexts(plain: string, raw: string): Generator<Order> {
  // Where letters of other scripts stand, the offsets differ, and there is no such text.
  if (plain.length !== raw.length) return;
  for (const { 0: blob, index } of raw.matchAll(/[A-Za-z0-9+/]{24,4096}={0,2}/g)) {
    let text: string;
    try {
      text = atob(blob.replace(/=+$/, "").slice(0, 2_048 - (2_048 % 4)));
    } catch {
      continue;
    }
    if (!/^[\t\n\r\u0020-\u007e]{12,}$/.test(text) || !/[a-z]{2,} [a-z]{2,}/i.test(text)) continue;
    yield { start: index, end: index + blob.length, what: "holds an encoded text" };
  }
}
