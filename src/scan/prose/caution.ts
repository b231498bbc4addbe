const SPEAKS_OF =
  /\b(?:flag|flags|detect\w{0,4}|such as|e\.g|for example|attack\w{0,3}|injections?|attempts?|attempting|malicious|suspicious|patterns?|jailbreak\w{0,3}|block(?:s|ed|ing|list)?|den(?:y|ied|ies|ylist)|prevent\w{0,3}|forbid\w{0,4}|prohibited|untrusted|resist|red flags?|payloads?|danger\w{0,6}|unsafe|vulnerab\w{0,6}|adversar\w{0,4}|scan for|check(?:s|ing)? (?:for|if|whether|that)|look(?:s|ing)? for|search for|grep|refus\w{0,4}|reject\w{0,4}|guard\w{0,5}|warn\w{0,4}|destructive|risky?|violations?|anti-?patterns?)\b|[\u274c\u2717\u2718\u{1f6ab}\u26d4\u26a0]/u;
const NEGATES =
  /\b(?:never|do not|don't|must not|mustn't|not allowed|not permitted|should not|cannot|avoid|unless|instead of|rather than|no)\b/;

/** Words that speak about a thing rather than ask for it. They count in visible text alone. */
export function speaksOf(text: string): boolean {
  return SPEAKS_OF.test(text);
}

/** Words that ask for the contrary. */
export function negates(text: string): boolean {
  return NEGATES.test(text);
}

/** Between quotation marks or backticks, as what is quoted stands. */
export function isQuoted(plain: string, start: number, end: number): boolean {
  const lineStart = plain.lastIndexOf("\n", start - 1) + 1;
  const before = plain.slice(Math.max(lineStart, start - 120), start);
  const lineEnd = plain.indexOf("\n", end);
  const after = plain.slice(end, Math.min(lineEnd < 0 ? plain.length : lineEnd, end + 160));
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
