import { foreignUnits } from "./foreign.ts";

/**
 * All that may matter; everything else is decided by the characters beside it. The astral ones are
 * spelled as surrogates, since an expression without the `u` flag is many times faster.
 */
export const CANDIDATES =
  /(?:[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff]|[\udb40-\udb43][\udc00-\udfff])+|\r(?![\r\n]|$)/g;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
/** The same beyond ASCII, without what needs a second look; one class is searched for fastest. */
const FOREIGN_CANDIDATE =
  /[\u0080-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\udb40-\udb43\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff]/;
const LONE_RETURN = /\r(?![\r\n]|$)/;

/** Nearly no file has any, and this is all that it costs. */
export function mayHide(text: string): boolean {
  return (
    FOREIGN_CANDIDATE.test(foreignUnits(text) ?? text) ||
    CONTROL.test(text) ||
    (text.includes("\r") && LONE_RETURN.test(text))
  );
}

/** Neither letters, marks and digits of ASCII nor what ends a line. */
const UNUSUAL = /[^\t\n\r\u0020-\u007e]+/g;

/** Every run of candidates, and where it starts; what is usual is passed over in one go. */
export function* candidatesIn(text: string): Generator<readonly [run: string, index: number]> {
  if (text.includes("\r") && LONE_RETURN.test(text)) {
    for (const { 0: run, index } of text.matchAll(CANDIDATES)) yield [run, index];
    return;
  }
  for (const { 0: unusual, index: start } of text.matchAll(UNUSUAL)) {
    if (!CONTROL.test(unusual) && !FOREIGN_CANDIDATE.test(unusual)) continue;
    for (const { 0: run, index } of unusual.matchAll(CANDIDATES)) yield [run, start + index];
  }
}
