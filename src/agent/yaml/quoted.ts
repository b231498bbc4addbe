import { SAY, YamlFailure, badEscape } from "./failure.ts";
import { afterBlanks, isBlank, isBreak, isDocumentMark, lineEnd, skipLines } from "./lines.ts";
import type { LineState } from "./lines.ts";
import type { YamlDialect } from "./node.ts";
import { looksLikeEntry } from "./stray.ts";

export interface Quoted extends LineState {
  readonly value: string;
  /** After the closing quote. */
  readonly end: number;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "0": "\0",
  a: "\x07",
  b: "\b",
  t: "\t",
  "\t": "\t",
  n: "\n",
  v: "\v",
  f: "\f",
  r: "\r",
  e: "\x1b",
  " ": " ",
  '"': '"',
  "/": "/",
  "\\": "\\",
  N: "\x85",
  _: "\xa0",
  L: "\u2028",
  P: "\u2029",
};
const HEX_LENGTH: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/**
 * Reads the quoted scalar that opens at `start`. `line` is where the scan stands there, `parent`
 * the indentation that further lines must exceed.
 *
 * Within quotes the runtime counts CRLF as two line breaks, so folded lines of a CRLF file keep a
 * line feed where those of an LF file get a blank.
 */
export function readQuoted(
  text: string,
  start: number,
  line: LineState,
  parent: number,
  pairs: YamlDialect["surrogatePairs"],
): Quoted {
  const quote = text[start]!;
  const state = { lineStart: line.lineStart, indent: line.indent, tab: line.tab };
  let value = "";
  let at = start + 1;
  let run = at;
  const flush = (to: number): void => {
    value += text.slice(run, to);
  };
  const nextLine = (brk: number): number => {
    const fold = skipLines(text, brk + 1);
    state.lineStart = fold.lineStart;
    state.indent = fold.indent;
    state.tab = fold.tab;
    if (fold.end < text.length && fold.indent <= parent) {
      throw openAtLineEnd(text, start, state.lineStart, fold.end);
    }
    value += "\n".repeat(fold.breaks);
    run = fold.end;
    if (isDocumentMark(text, fold.end) && fold.end === fold.lineStart) {
      throw new YamlFailure(SAY.documentInValue, fold.end, fold.end + 3);
    }
    return fold.breaks;
  };
  for (;;) {
    const char = text[at];
    if (char === undefined) throw new YamlFailure(SAY.openQuote, start, lineEnd(text, start));
    if (isBlank(char)) {
      const end = afterBlanks(text, at);
      if (isBreak(text[end])) {
        flush(at);
        run = end;
      }
      at = end;
    } else if (isBreak(char)) {
      flush(at);
      if (nextLine(at) === 0) value += " ";
      at = run;
    } else if (char === quote) {
      flush(at);
      if (quote === '"' || text[at + 1] !== "'") return { ...state, value, end: at + 1 };
      run = at + 1;
      at += 2;
    } else if (char === "\\" && quote === '"') {
      flush(at);
      if (isBreak(text[at + 1])) {
        nextLine(at + 1);
        at = run;
      } else {
        const escape = readEscape(text, at, pairs);
        value += escape.value;
        at = escape.end;
        run = at;
      }
    } else at++;
  }
}

/** A quote that is still open where the text leaves its key; the place to look is the quote. */
function openAtLineEnd(text: string, start: number, lineStart: number, at: number): YamlFailure {
  const quote = text[start]!;
  return text.slice(at, lineEnd(text, at)).includes(quote) && !looksLikeEntry(text, lineStart)
    ? new YamlFailure(SAY.quotedIndent, at, lineEnd(text, at))
    : new YamlFailure(SAY.openQuote, start, lineEnd(text, start));
}

function readEscape(
  text: string,
  at: number,
  pairs: YamlDialect["surrogatePairs"],
): { readonly value: string; readonly end: number } {
  const letter = text[at + 1];
  const simple = letter === undefined ? undefined : ESCAPES[letter];
  if (simple !== undefined) return { value: simple, end: at + 2 };
  const length = letter === undefined ? undefined : HEX_LENGTH[letter];
  if (length === undefined) {
    throw new YamlFailure(badEscape(letter ?? ""), at, at + 2);
  }
  const end = at + 2 + length;
  const code = readHex(text, at + 2, length);
  const bad = new YamlFailure(badEscape(letter!), at, at + 2);
  if (code === undefined || code > 0x10ffff) throw bad;
  if (code < 0xd800 || code > 0xdfff) return { value: String.fromCodePoint(code), end };
  if (pairs === "error") throw bad;
  // JSON writes characters beyond the first plane as two escapes; only such a pair is accepted.
  const low = readHex(text, end + 2, 4);
  const paired = letter === "u" && code < 0xdc00 && text.slice(end, end + 2) === "\\u";
  if (!paired || low === undefined || low < 0xdc00 || low > 0xdfff) throw bad;
  return { value: String.fromCharCode(code, low), end: end + 6 };
}

function readHex(text: string, at: number, length: number): number | undefined {
  const digits = text.slice(at, at + length);
  return digits.length === length && /^[0-9a-fA-F]+$/.test(digits)
    ? Number.parseInt(digits, 16)
    : undefined;
}
