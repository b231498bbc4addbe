import type { Reading } from "../client/reading.ts";
import { entryOf } from "../client/reading.ts";
import type { Edit } from "../text/edit.ts";
import { printable } from "../text/printable.ts";

/** A text as a YAML block, from its `|` on; the last line is not ended. */
export function blockScalar(text: string, indent: string, lineBreak: string): string {
  const trailing = trailingBreaks(text);
  const lines = text.slice(0, text.length - trailing).split("\n");
  const chomping = trailing === 0 ? "-" : trailing === 1 ? "" : "+";
  // A first line that is blank or indented would set the indentation of the block.
  const indication = /^(?:[ \t]|\n)/.test(text) ? String(indent.length) : "";
  const kept = [...lines, ...Array.from({ length: Math.max(trailing - 1, 0) }, () => "")];
  const body = kept.map((line) => (line === "" ? "" : indent + line)).join(lineBreak);
  return `|${indication}${chomping}${lineBreak}${body}`;
}

/** Writes the value of a top-level key as a block that holds the given text. */
export function asBlock(reading: Reading, key: string, text: string): Edit | undefined {
  const value = entryOf(reading, key)?.value;
  if (value?.kind !== "scalar" || value.span.end === value.span.start) return undefined;
  // An escape in quotes can be seen; the character itself, in a block, could not.
  if (printable(text, true) !== text) return undefined;
  const { file } = reading.document;
  const { start, end } = value.span;
  const written = file.text.slice(start, end).trimEnd();
  const lineBreak = file.text.includes("\r\n") ? "\r\n" : "\n";
  const indent = " ".repeat(2);
  return { start, end: start + written.length, text: blockScalar(text, indent, lineBreak) };
}

function trailingBreaks(text: string): number {
  let count = 0;
  while (text.at(-1 - count) === "\n") count++;
  return count;
}
