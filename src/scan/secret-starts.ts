import { isAlphanumeric, runsIn } from "./runs.ts";
import { forms } from "./secret-forms.ts";

/** Keys of these forms need not have a run. */
export const PEM_START = "-----BEGIN";
export const ACCOUNT_KEY = "AccountKey=";
const ANY = [...forms.map(([start]) => start), PEM_START, ACCOUNT_KEY]
  .map((start) => start.replaceAll(".", "\\."))
  .join("|");
const STARTS = new RegExp(ANY, "g");
const STARTS_HERE = new RegExp(ANY, "y");

/** Offsets into a text, ascending, each with the start of a key that stands there. */
export type Starts = Iterable<readonly [index: number, start: string]>;

/** Every place where the start of a key stands, whatever follows. */
export function* everyStart(text: string): Starts {
  for (const { 0: start, index } of text.matchAll(STARTS)) yield [index, start];
}

/** Every key but two has a run of letters and digits of this length: that of AWS is the shortest. */
const SHORTEST_RUN = 20;
/** What stands before the run in the addresses of Slack and Discord. */
const LONGEST_ADDRESS = 80;

/**
 * The same, near long runs of letters and digits alone, which are rare in prose: to look for every
 * start in every place is what takes time.
 */
export function startsIn(text: string): Starts {
  const starts = new Map<number, string>();
  const look = (index: number): void => {
    STARTS_HERE.lastIndex = index;
    const start = index < 0 ? undefined : STARTS_HERE.exec(text)?.[0];
    if (start !== undefined) starts.set(index, start);
  };
  for (const { start, end } of runsIn(text, SHORTEST_RUN)) {
    const before = text[start - 1];
    if (before === "/") {
      const least = Math.max(0, start - LONGEST_ADDRESS);
      for (const at of placesOf("https://", text.slice(least, start))) look(least + at);
    } else if (before === ".") {
      look(start - "hvs.".length);
      look(start - "SG.".length);
    }
    // Keys with a run start with a letter, and behind none.
    for (let at = start; at < end; at++) {
      if (isAlphanumeric(text, at) && (at === start || !isAlphanumeric(text, at - 1))) look(at);
    }
  }
  for (const at of placesOf(ACCOUNT_KEY, text)) starts.set(at, ACCOUNT_KEY);
  // Dashes are more frequent than the word behind them.
  for (const at of placesOf("BEGIN", text)) look(at - PEM_START.indexOf("BEGIN"));
  return starts.size < 2 ? starts : [...starts].sort(([a], [b]) => a - b);
}

function* placesOf(word: string, text: string): Generator<number> {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) yield at;
}
