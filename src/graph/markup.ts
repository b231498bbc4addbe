import { printable } from "../text/printable.ts";

/** Text for HTML and SVG, between tags or in double quotes. What cannot be seen is written out. */
export function escaped(text: string, keepLines = false): string {
  return printable(text, keepLines).replace(/[&<>"']/g, (character) => entities[character]!);
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** To a tenth, which is all that a screen shows and keeps the text short. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
