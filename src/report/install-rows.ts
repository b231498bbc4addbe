import { printable } from "../text/printable.ts";
import type { Style } from "./report.ts";

/** Columns. */
const LABEL = 12;

export function row(label: string, text: string, style: Style): string {
  return `  ${style.paint(label.padEnd(LABEL), "faint")} ${printable(text)}`;
}

/** A comma list over as many lines as it takes. */
export function wrapped(label: string, items: readonly string[], style: Style): string[] {
  const width = Math.min(style.width, 100) - LABEL - 3;
  const lines: string[] = [];
  let line = "";
  for (const [index, item] of items.entries()) {
    const next = index < items.length - 1 ? `${item},` : item;
    if (line !== "" && line.length + 1 + next.length > width) {
      lines.push(line);
      line = next;
    } else line = line === "" ? next : `${line} ${next}`;
  }
  return [...lines, line].map((text, index) => row(index === 0 ? label : "", text, style));
}
