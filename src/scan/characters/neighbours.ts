import type { Span } from "../../text/source-file.ts";

const PICTURE = /[\p{Extended_Pictographic}\p{Regional_Indicator}]/u;
/** What may stand between a picture and a joiner: a selector, a skin tone. */
const MODIFIER = /[\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}\u20e3]/u;

/** Whether a joiner at `[start, end)` joins two pictures, as in the emoji of a family. */
export function pictographic(text: string, start: number, end: number): boolean {
  let at = start;
  let before = characterBefore(text, at);
  while (before !== "" && MODIFIER.test(before)) {
    at -= before.length;
    before = characterBefore(text, at);
  }
  return PICTURE.test(before) && PICTURE.test(characterAt(text, end));
}

/** Scripts whose letters change their form beside a joiner or a non-joiner. */
const JOINING =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Tibetan}\p{Script=Myanmar}]/u;

export function joinsLetters(before: string, after: string): boolean {
  return JOINING.test(before) || JOINING.test(after);
}

/** Scripts without blanks between words, where a break has to be marked. */
const UNSPACED =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/u;

export function breaksWords(before: string, after: string): boolean {
  return UNSPACED.test(before) || UNSPACED.test(after);
}

/** Whether the character before `start` is one that a variation selector can change. */
export function takesSelector(text: string, start: number, selector: string): boolean {
  const base = characterBefore(text, start);
  const code = selector.codePointAt(0)!;
  if (code === 0xfe0e || code === 0xfe0f) return /[\p{Emoji}\p{Extended_Pictographic}]/u.test(base);
  if (code >= 0xe0100) return /\p{Script=Han}/u.test(base);
  if (code >= 0x180b && code <= 0x180f) return /\p{Script=Mongolian}/u.test(base);
  return /[\p{Script=Han}\p{Script=Myanmar}\p{Script=Phags_Pa}\p{Script=Manichaean}\p{Sm}\u3000-\u303f\uff00-\uffef0]/u.test(
    base,
  );
}

const DOTS = /[\u2801-\u28ff]/;
const NEAR = 16;

/** Whether patterns of Braille with dots stand close by. */
export function besideBraille(text: string, { start, end }: Span): boolean {
  return (
    DOTS.test(text.slice(Math.max(0, start - NEAR), start)) ||
    DOTS.test(text.slice(end, end + NEAR))
  );
}

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? "" : String.fromCodePoint(code);
}

function characterBefore(text: string, at: number): string {
  const last = text.charCodeAt(at - 1);
  if (Number.isNaN(last)) return "";
  const isLow = last >= 0xdc00 && last <= 0xdfff;
  return isLow && at > 1 ? characterAt(text, at - 2) : text[at - 1]!;
}
