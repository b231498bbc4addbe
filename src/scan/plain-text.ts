import { foreignUnits } from "./characters/foreign.ts";

/** Text as a model understands it, whatever it is spelled with. */
export interface PlainText {
  /** Lower case, without accents, invisible characters and letters of other scripts that look Latin. */
  readonly text: string;
  /** It is the original in lower case, letter by letter. */
  readonly isLiteral: boolean;
  /** The offset in the original of an offset in `text`. */
  readonly at: (offset: number) => number;
}

/** Cyrillic and Greek letters that look like Latin ones (Unicode TS 39, confusables), lower case. */
const lookalikes: ReadonlyMap<string, string> = new Map(
  Array.from(
    "аaвbеeкkмmнhоoрpсcтtуyхxіiјjѕsԁdԛqԝwһhαaβbεeηnιiκkνvοoρpτtυuχxγy".match(/../gu)!,
    (pair) => [pair[0]!, pair[1]!],
  ),
);

/** What the next one needs. */
const SPELLING =
  /[\u00ad\u0300-\u036f\u00c0-\u1fff\u200b-\u200f\u2060-\u2064\ufeff\uff01-\uff5e\u24b6-\u24e9\ud835]/;
/** A letter of Latin script beside one that is none, or with something upon it or invisible behind. */
const SPELLED =
  /[A-Za-z][\u00ad\u0300-\u036f\u00c0-\u1fff\u200b-\u200f\u2060-\u2064\ufeff\uff01-\uff5e]|[\u0370-\u04ff\uff01-\uff5e][A-Za-z]|[\uff21-\uff5a\u24b6-\u24e9]{2}|\ud835[\udc00-\udfff]/;

const IGNORED = /[\p{Default_Ignorable_Code_Point}\p{M}]/u;

/** Whether a text is spelled otherwise than it is understood. */
export function isSpelled(text: string): boolean {
  return SPELLING.test(foreignUnits(text) ?? text) && SPELLED.test(text);
}

export function plainText(text: string): PlainText {
  if (!isSpelled(text)) {
    return { text: text.toLowerCase(), isLiteral: true, at: (offset) => offset };
  }
  const parts: string[] = [];
  /** For each unit of the result, where it came from. */
  const places: number[] = [];
  let at = 0;
  for (const character of text) {
    const folded = fold(character);
    parts.push(folded);
    for (let unit = 0; unit < folded.length; unit++) places.push(at);
    at += character.length;
  }
  return {
    text: parts.join(""),
    isLiteral: false,
    at: (offset) => places[offset] ?? text.length,
  };
}

const folds = new Map<string, string>();

function fold(character: string): string {
  if (character < "\u0080") return character.toLowerCase();
  const known = folds.get(character);
  if (known !== undefined) return known;
  const letters = Array.from(character.normalize("NFKD").toLowerCase(), (letter) =>
    IGNORED.test(letter) ? "" : (lookalikes.get(letter) ?? letter),
  );
  const folded = letters.join("");
  folds.set(character, folded);
  return folded;
}
