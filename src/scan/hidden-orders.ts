import type { Reading } from "../client/reading.ts";
import type { Span } from "../text/source-file.ts";
import { commandsIn } from "./commands.ts";
import { exfilProse } from "./exfil-prose.ts";
import { plainText } from "./plain-text.ts";
import { addresses, concealments, overrides } from "./prose.ts";
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
    const { text: plain, at } = plainText(file.text.slice(span.start, span.end));
    for (const { start, end, what } of ordersIn(plain)) {
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

function* ordersIn(plain: string): Generator<Order> {
  for (const { start, end } of overrides(plain)) {
    yield { start, end, what: "tells the model to put its instructions aside" };
  }
  for (const { start, end } of exfilProse(plain)) {
    yield { start, end, what: "has a secret sent away" };
  }
  for (const { kind, start, end } of commandsIn(plain)) {
    yield { start, end, what: commandWords[kind]! };
  }
  for (const { start, end } of concealments(plain)) {
    yield { start, end, what: "tells the model to keep something from the user" };
  }
  for (const { start, end } of addresses(plain)) {
    yield { start, end, what: "gives the model an order" };
  }
}
