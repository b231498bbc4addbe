const PLACEHOLDER =
  /example|sample|placeholder|your|dummy|fake|test|redact|change|insert|replace|todo|secret|token|demo|abcdef|012345|123456|(.)\1{4}/i;
/** Bits a character; random letters and digits have more than four. */
const RANDOM = 3.2;

/** Whether a key is one of those that stand for another: written by hand, or of a few letters. */
export function isPlaceholder(value: string, random: string): boolean {
  return PLACEHOLDER.test(value.slice(4)) || entropy(random) < RANDOM;
}

/** Bits a character. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values())
    bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
