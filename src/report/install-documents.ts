import { printable } from "../text/printable.ts";
import { diffLines } from "./diff-lines.ts";
import type { InstallReport, InstalledDocument } from "./install.ts";
import { row } from "./install-rows.ts";
import { warningLines } from "./install-warnings.ts";
import type { Style } from "./report.ts";

/** What became of the documents: a line for each, and a block for one of which there is more to say. */
export function documentBlocks({ documents, dryRun }: InstallReport, style: Style): string[][] {
  const plain: string[] = [];
  const blocks: string[][] = [];
  for (const document of documents) {
    const line = documentLine(document, dryRun, style);
    const more = document.written || dryRun ? details(document, style) : [];
    if (more.length === 0) plain.push(line);
    else blocks.push([line, ...more]);
  }
  return plain.length > 0 ? [plain, ...blocks] : blocks;
}

function details(
  { action, changes, granted, warnings }: InstalledDocument,
  style: Style,
): readonly string[] {
  if (action !== "write" && action !== "update") return [];
  return [
    ...(changes.length > 0 ? ["", ...diffLines(changes, style)] : []),
    ...(granted.length > 0 ? ["", row("allowed", granted.join(", "), style)] : []),
    ...warningLines(warnings, style),
  ];
}

function documentLine(
  { path, action, reason }: InstalledDocument,
  dryRun: boolean,
  style: Style,
): string {
  const shown = style.paint(printable(path), "strong");
  const words = documentDone[action];
  if (words) return dryRun ? `${words[1]} ${shown}` : `${style.paint(words[0], "good")} ${shown}`;
  if (action === "same") return `${shown} is there already and the same`;
  if (reason !== null) return `${shown} ${printable(reason)}; it is left out`;
  return `${shown} is there already, and other; it stays`;
}

const documentDone: Readonly<Record<string, readonly [string, string]>> = {
  write: ["Wrote", "Would write"],
  update: ["Updated", "Would update"],
  remove: ["Removed", "Would remove"],
};
