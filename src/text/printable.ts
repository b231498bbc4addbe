/**
 * Text from a stranger's file, made safe to print: every character that could move the cursor, hide
 * itself or turn the reading direction appears as an escape such as `\u{202e}`. Tabs stay; line
 * breaks stay only where `keepLines` asks for them.
 */
export function printable(text: string, keepLines = false): string {
  const shown = text.replace(INVISIBLE, escape);
  return keepLines ? shown : shown.replace(/[\r\n]+/g, " ");
}

// Controls but tab and line breaks, soft hyphen, Arabic letter mark, zero-width and direction
// marks, line separators, invisible operators and isolates, the byte-order mark, interlinear
// annotation, tag characters, and lone surrogates, which no terminal can encode.
const INVISIBLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

function escape(character: string): string {
  return `\\u{${character.codePointAt(0)!.toString(16)}}`;
}
