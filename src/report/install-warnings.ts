import { printable } from "../text/printable.ts";
import type { Warning } from "./install.ts";
import type { Style } from "./report.ts";

/** A file of a stranger may give cause for many. */
export const MOST_WARNINGS = 10;

/** What its user should know of a file, behind an empty line; nothing when that is nothing. */
export function warningLines(warnings: readonly Warning[], style: Style): string[] {
  if (warnings.length === 0) return [];
  const more = warnings.length - MOST_WARNINGS;
  return [
    "",
    ...warnings
      .slice(0, MOST_WARNINGS)
      .map(({ rule, line, message }) =>
        style.paint(printable(`Line ${line}: ${message} [${rule}]`), "warning"),
      ),
    ...(more > 0 ? [style.paint(`and ${more} more`, "warning")] : []),
  ];
}
