/**
 * JSON for a terminal as well as for a program: what could move the cursor, hide itself or turn the
 * reading direction is written as an escape, so the parsed value is the same. Ends in a line break.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  return `${text.replace(/[\u007f-\u009f]|[^\P{Cf}\n]|[\u2028\u2029]/gu, escape)}\n`;
}

function escape(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`,
  ).join("");
}
