import { crc32 } from "./crc32.ts";
import { labelledSecrets } from "./labelled-secrets.ts";
import type { Secret } from "./labelled-secrets.ts";
import { entropy, isPlaceholder } from "./randomness.ts";
import { isAlphanumeric } from "./runs.ts";
import { forms } from "./secret-forms.ts";
import { ACCOUNT_KEY, PEM_START, startsIn } from "./secret-starts.ts";
import type { Starts } from "./secret-starts.ts";

/**
 * Keys and tokens that look real. Time grows with the length of the text. `starts` are the places
 * to look at; by default those that can be the start of a key at all.
 */
export function* secretsIn(text: string, starts: Starts = startsIn(text)): Generator<Secret> {
  let last = 0;
  for (const [index, start] of starts) {
    if (index < last || isAlphanumeric(text, index - 1)) continue;
    const found =
      start === PEM_START
        ? privateKey(text, index)
        : start === ACCOUNT_KEY
          ? accountKey(text, index)
          : token(text, index, start);
    if (!found) continue;
    last = found.end;
    yield found;
  }
  yield* labelledSecrets(text);
}

function token(text: string, index: number, start: string): Secret | undefined {
  for (const [prefix, { provider, form: expression, checksum }] of forms) {
    if (prefix !== start) continue;
    expression.lastIndex = index;
    const value = expression.exec(text)?.[0];
    if (value === undefined) continue;
    const random = value.slice(prefix.length);
    if (checksum && hasChecksum(random))
      return { provider, start: index, end: index + value.length };
    if (isPlaceholder(value, random)) continue;
    return { provider, start: index, end: index + value.length };
  }
  return undefined;
}

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** The last six digits, to base 62, are the CRC-32 of the others. */
function hasChecksum(random: string): boolean {
  let sum = crc32(random.slice(0, -6));
  let written = "";
  for (let digit = 0; digit < 6; digit++) {
    written = DIGITS[sum % 62]! + written;
    sum = Math.floor(sum / 62);
  }
  return random.endsWith(written);
}

const PEM = /-----BEGIN ((?:[A-Z]{2,10} ){0,3}PRIVATE KEY(?: BLOCK)?)-----/y;
const SHORTEST_KEY = 64;
const LONGEST_KEY = 16_384;

function privateKey(text: string, index: number): Secret | undefined {
  PEM.lastIndex = index;
  const head = PEM.exec(text);
  if (!head) return undefined;
  const body = text.slice(index + head[0].length, index + LONGEST_KEY);
  const end = body.indexOf("-----END");
  if (end < 0) return undefined;
  const key = body.slice(0, end).replace(/\\n|[^A-Za-z0-9+/=]/g, "");
  if (key.length < SHORTEST_KEY || entropy(key) < 4) return undefined;
  return { provider: "private key", start: index, end: index + head[0].length };
}

const ACCOUNT = /AccountKey=([A-Za-z0-9+/]{86}==)/y;

function accountKey(text: string, index: number): Secret | undefined {
  ACCOUNT.lastIndex = index;
  const found = ACCOUNT.exec(text);
  if (!found || isPlaceholder(found[0], found[1]!)) return undefined;
  return { provider: "Azure", start: index, end: index + found[0].length };
}
