import type { SourceFile, Span } from "../../text/source-file.ts";
import { candidatesIn, mayHide } from "./candidates.ts";
import { hasRtl, isOrdered, lineAround } from "./directions.ts";
import {
  besideBraille,
  pictographic,
  joinsLetters,
  breaksWords,
  takesSelector,
} from "./neighbours.ts";
import { bitText, selectorText, tagText } from "./spelling.ts";

/** Characters that a reader does not see, or that change what the characters beside them look like. */
export type HiddenKind =
  /** Tag characters (U+E0000 to U+E0FFF): a shadow alphabet that no font shows. */
  | "tag"
  /** Direction marks that show text in another order than it is read. */
  | "bidi"
  /** Joiners, non-joiners and spaces without width, where no script needs them. */
  | "zero-width"
  /** Variation selectors in a row, which can carry any bytes. */
  | "variation"
  | "control"
  /** One that shows nothing, with no sign that it carries anything. */
  | "stray";

export interface Hidden {
  readonly kind: HiddenKind;
  readonly span: Span;
  /** What the characters stand for, where they can be read as text. */
  readonly says?: string;
}

const known = new WeakMap<SourceFile, readonly Hidden[]>();

/** In the order of the text. Each file is looked through once. */
export function hiddenCharacters(file: SourceFile): readonly Hidden[] {
  const found = known.get(file) ?? scan(file.text);
  known.set(file, found);
  return found;
}

/** So many strays in one file are no accident. */
const MANY_STRAYS = 8;

function scan(text: string): readonly Hidden[] {
  if (!mayHide(text)) return [];
  const found: Hidden[] = [];
  const onlyReturns = !text.includes("\n");
  let runs = 0;
  for (const [run, index] of candidatesIn(text)) {
    // A file without line feeds ends its lines so.
    if (run === "\r" && onlyReturns) continue;
    // So many are looked at closely; no script needs more, and the rest counts as hidden.
    found.push(...(++runs > MOST_JUDGED ? unjudged(run, index) : judge(text, run, index)));
  }
  const strays = found.filter(({ kind }) => kind === "stray").length;
  if (strays <= MANY_STRAYS) return found;
  return found.map((one) => (one.kind === "stray" ? { ...one, kind: "zero-width" } : one));
}

const MOST_JUDGED = 20_000;

function unjudged(run: string, start: number): readonly Hidden[] {
  return [{ kind: "zero-width", span: { start, end: start + run.length } }];
}

const TAG = /^[\u{e0000}-\u{e007f}\u{e0080}-\u{e00ff}\u{e01f0}-\u{e0fff}]+/u;
const SELECTORS = /^[\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u180b-\u180d\u180f]+/u;
const CONTROLS =
  /^(?:[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufff0-\ufff8\ufffe\uffff]|\r)+/u;
const BIDI = /^[\u202a-\u202e\u2066-\u2069]+/u;
const ZERO_WIDTH = /^[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2065\u206a-\u206f\ufeff]+/u;
const ZERO_WIDTHS = /[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2065\u206a-\u206f\ufeff]/g;
const OTHERS = /^[\s\S]/u;

/** A run may mix kinds; each stretch of one kind is judged by what stands around the run. */
function* judge(text: string, run: string, index: number): Generator<Hidden> {
  const crowded = (run.match(ZERO_WIDTHS) ?? []).length >= SHORTEST_RUN;
  for (let at = 0; at < run.length;) {
    const rest = run.slice(at, at + 65_536);
    const start = index + at;
    const [kind, part] = stretch(rest);
    at += part.length;
    const span = { start, end: start + part.length };
    const hidden = judgeStretch(kind, part, span, text, crowded);
    if (hidden) yield hidden;
  }
}

type Stretch = "tag" | "selector" | "control" | "bidi" | "zero-width" | "other";
const stretches: readonly (readonly [Stretch, RegExp])[] = [
  ["tag", TAG],
  ["selector", SELECTORS],
  ["control", CONTROLS],
  ["bidi", BIDI],
  ["zero-width", ZERO_WIDTH],
  ["other", OTHERS],
];

function stretch(rest: string): readonly [Stretch, string] {
  for (const [kind, form] of stretches) {
    const part = form.exec(rest)?.[0];
    if (part !== undefined) return [kind, part];
  }
  return ["other", rest[0]!];
}

function judgeStretch(
  kind: Stretch,
  part: string,
  span: Span,
  text: string,
  crowded: boolean,
): Hidden | undefined {
  switch (kind) {
    case "tag":
      return isFlag(text, part, span) ? undefined : { kind: "tag", span, ...said(tagText(part)) };
    case "selector":
      return selector(text, part, span);
    case "control":
      return { kind: "control", span };
    case "bidi":
      return isOrdered(part, lineAround(text, span)) ? undefined : { kind: "bidi", span };
    case "zero-width":
      return zeroWidth(text, part, span, crowded);
    case "other":
      // The empty pattern is at home among others, as in a spinner.
      if (part === "\u2800" && besideBraille(text, span)) return undefined;
      return { kind: "stray", span };
  }
}

function said(text: string | undefined): { readonly says?: string } {
  return text === undefined ? {} : { says: text };
}

/** The three flags of this kind that fonts have: England, Scotland and Wales. */
const flags = new Set(["gbeng", "gbsct", "gbwls"]);
const BLACK_FLAG = "\u{1f3f4}";

function isFlag(text: string, part: string, { start }: Span): boolean {
  if (!part.endsWith("\u{e007f}")) return false;
  const before = text.slice(Math.max(0, start - 2), start);
  return before === BLACK_FLAG && flags.has(tagText(part.slice(0, -2)) ?? "");
}

function selector(text: string, part: string, span: Span): Hidden | undefined {
  const count = Array.from(part).length;
  if (count > 1) return { kind: "variation", span, ...said(selectorText(part)) };
  return takesSelector(text, span.start, part) ? undefined : { kind: "stray", span };
}

const LATIN = /[0-9A-Za-z_]/;
const SHORTEST_RUN = 3;

function zeroWidth(text: string, part: string, span: Span, crowded: boolean): Hidden | undefined {
  if (span.start === 0 && part === "\ufeff") return undefined;
  if (crowded) {
    return { kind: "zero-width", span, ...said(bitText(part)) };
  }
  const before = text[span.start - 1] ?? "";
  const after = text[span.end] ?? "";
  // A soft hyphen only shows where a word is broken; there it is at home.
  if (part === "\u00ad") return undefined;
  if (LATIN.test(before) && LATIN.test(after)) return { kind: "zero-width", span };
  const last = part.at(-1)!;
  if (last === "\u200d" && pictographic(text, span.start, span.end)) return undefined;
  if (/[\u200c\u200d]/.test(last) && joinsLetters(before, after)) return undefined;
  if (/[\u200b\u2060\ufeff]/.test(last) && breaksWords(before, after)) return undefined;
  if (/[\u200e\u200f\u061c]/.test(last) && hasRtl(lineAround(text, span))) return undefined;
  return { kind: "stray", span };
}
