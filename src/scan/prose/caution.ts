import { lineEndNear, lineStartNear } from "../line-bounds.ts";

const SPEAKS_OF =
  /\b(?:flag|flags|detect\w{0,4}|such as|e\.g|for example|attack\w{0,3}|injections?|attempts?|attempting|malicious|suspicious|patterns?|jailbreak\w{0,3}|block(?:s|ed|ing|list)?|den(?:y|ied|ies|ylist)|prevent\w{0,3}|forbid\w{0,4}|prohibited|untrusted|resist|red flags?|payloads?|danger\w{0,6}|unsafe|vulnerab\w{0,6}|adversar\w{0,4}|scan for|check(?:s|ing)? (?:for|if|whether|that)|look(?:s|ing)? for|search for|grep|refus\w{0,4}|reject\w{0,4}|guard\w{0,5}|warn\w{0,4}|destructive|risky?|violations?|anti-?patterns?)\b|[\u274c\u2717\u2718\u{1f6ab}\u26d4\u26a0]/u;
/** Words that speak about a thing rather than ask for it. They count in visible text alone. */
export function speaksOf(text: string): boolean {
  return SPEAKS_OF.test(text);
}

const EXPOSES =
  /\b(?:flags?|flagging|detect\w{0,4}|such as|e\.g|for example|attack\w{0,3}|exfiltrat\w{2,5}|injections?|malicious|suspicious|patterns?|block(?:s|ed|list)?|den(?:y|ied|ies|ylist)|forbid\w{0,4}|prohibited|red flags?|payloads?|vulnerab\w{0,6}|scan for|check(?:s|ing)? for|look(?:s|ing)? for|search(?:es)? for|reports?|refus\w{0,4}|reject\w{0,4}|anti-?patterns?|tricks?|phish\w{0,4}|spoof\w{0,3}|homographs?|imitat\w{2,4}|impersonat\w{2,4})\b|[\u274c\u2717\u2718\u{1f6ab}\u26d4]/u;

/** An order that reaches to the end of the text. */
const ORDERS =
  /(?:^|[,.;:>*-]\s{0,4}|\b(?:then|and|first|please|now|must|should|always|you) )(?:run|execute|call|type|paste|start with|use|launch|invoke)(?: (?:the|this|following|command|exactly)){0,3}:?\s{0,4}["'`(]*$/;

/** Words that lead to an example of what does harm, and do not order it. */
export function exposes(before: string): boolean {
  return EXPOSES.test(before) && !ORDERS.test(before);
}

const NEGATION =
  /\b(?:never|do not|don't|does not|must not|mustn't|not allowed to|not permitted to|should not|shouldn't|cannot|can't|may not|avoid|instead of|rather than|without|not)\b/g;
/** What is not to be left out is to be done. */
const DOUBLE =
  /^\s*(?:ever )?(?:skip|forget|omit|miss|fail|hesitate|ask|wait|stop|tell|mention|worry|need|let)\b/;
/** Another thought begins. */
const TURN =
  /,\s|;|\b(?:then|but|so|just|always|please)\b|\band (?:run|use|execute|call|do|instead)\b|\b(?:run|use) instead\b/;
const CONDITION = /\b(?:if|when|whenever|where|since|because|in case|until|unless)\b[^,]*$/;
const BARE_NO = /(?:^|[.:;(|>*-])\s*no\s+(?:\S+\s+){0,2}[`"']?$/;

/** Whether what stands before asks for the contrary: a negation that reaches to the end of the text. */
export function forbids(before: string): boolean {
  // A list of examples is one thought.
  const text = before.replace(/`[^`\n]{0,200}`,?/g, "`").slice(-400);
  if (BARE_NO.test(text)) return true;
  for (const { 0: word, index } of text.matchAll(NEGATION)) {
    const rest = text.slice(index + word.length).replace(/:\**\s*$/, "");
    if (DOUBLE.test(rest) || TURN.test(rest)) continue;
    if (!CONDITION.test(text.slice(0, index))) return true;
  }
  return false;
}

const CONDEMNED =
  /^\W{0,8}(?:\w+ ){0,4}(?:never|not (?:be|allowed|permitted|acceptable|safe|ok)|forbidden|prohibited|dangerous|unsafe|insecure|blocked|denied|rejected|refused|malicious|suspicious|bad|wrong)\b/;

/** What stands behind says that it is bad. */
export function isCondemned(after: string): boolean {
  return CONDEMNED.test(after.slice(0, 160));
}

/** A heading or a sentence that announces a bad example. */
export function isBadExample(above: string): boolean {
  return /\b(?:bad|wrong|insecure|incorrect|don'?ts?|never)\b/.test(above);
}

const APOSTROPHE = /(?<=[\p{L}\p{N}])['\u2019](?=\p{L})/gu;

/** Between quotation marks or backticks, as what is quoted stands. */
export function isQuoted(plain: string, start: number, end: number): boolean {
  // An apostrophe in a word quotes nothing.
  const before = plain.slice(lineStartNear(plain, start, 120), start).replace(APOSTROPHE, "");
  const after = plain.slice(end, lineEndNear(plain, end, 160)).replace(APOSTROPHE, "");
  return ['"', "`", "“", "'", "«", "*"].some((mark) => {
    const close = mark === "“" ? "”" : mark === "«" ? "»" : mark;
    return count(before, mark) % 2 === 1 && after.includes(close);
  });
}

function count(text: string, mark: string): number {
  let found = 0;
  for (const character of text) if (character === mark) found++;
  return found;
}
