import type { DiffLine } from "../text/line-diff.ts";
import { printable } from "../text/printable.ts";
import { cutTo } from "./columns.ts";
import type { Style } from "./report.ts";

const inks = { "-": "error", "+": "good", " ": "faint" } as const;

/** Lines of a difference, indented and cut: to the width of the terminal, or to so many columns. */
export function diffLines(
  lines: readonly DiffLine[],
  style: Style,
  longest = Math.min(style.width, 120) - 4,
): readonly string[] {
  return lines.map(({ mark, text }) => {
    const line = cutTo(`${mark} ${printable(text)}`.trimEnd(), longest);
    return line === "" ? "" : `    ${style.paint(line, inks[mark])}`;
  });
}
