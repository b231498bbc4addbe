import type { Diagnostic } from "../lint/diagnostic.ts";
import { printable } from "../text/printable.ts";
import { codeFrame } from "./frame.ts";
import { count } from "./report.ts";
import type { Report, Style } from "./report.ts";

/** For people: place, message, the line with carets, what to do, and one line of summary. */
export function pretty(report: Report, style: Style): string {
  const blocks = report.diagnostics.map((one) => diagnosticBlock(one, report, style));
  return [...blocks, summary(report, style)].join("\n\n") + "\n";
}

export function diagnosticBlock(one: Diagnostic, report: Report, style: Style): string {
  const { start } = one.range;
  const place = `${printable(one.path)}:${start.line}:${start.column}`;
  const rule = style.paint(`[${style.link(one.ruleId, one.url)}]`, "faint");
  const head = `${style.paint(place, "strong")} ${style.paint(one.severity, one.severity)} ${printable(one.message)} ${rule}`;
  const source = report.sources.get(one.path);
  const frame = source ? codeFrame(source, one.range, one.severity, style) : [];
  const related = one.related.map(({ path, range, message }) => {
    const { line, column } = range.start;
    return `  ${style.paint("see:", "faint")} ${printable(path)}:${line}:${column} ${printable(message)}`;
  });
  const help =
    one.help === undefined ? [] : [`  ${style.paint("help:", "good")} ${printable(one.help)}`];
  return [head, ...frame, ...related, ...help].join("\n");
}

/** One line: how much was found, in how many files, and what was left out. */
export function summary(report: Report, style: Style): string {
  const { errors, warnings, infos, fixable } = count(report.diagnostics);
  const found = [
    errors > 0 ? style.paint(plural(errors, "error"), "error") : "",
    warnings > 0 ? style.paint(plural(warnings, "warning"), "warning") : "",
    infos > 0 ? plural(infos, "note") : "",
  ].filter(Boolean);
  const checked = `${plural(report.files, "file")} as Claude Code ${report.client} reads ${report.files === 1 ? "it" : "them"}`;
  const parts = [
    found.length > 0
      ? `${found.join(", ")} in ${checked}`
      : `${style.paint("No problems", "good")} in ${checked}`,
    fixable > 0 ? `${fixable} can be fixed` : "",
    report.baselined?.length ? `${report.baselined.length} in the baseline` : "",
    report.suppressed?.length ? `${report.suppressed.length} suppressed` : "",
    skippedNote(report),
  ];
  return parts.filter(Boolean).join("; ");
}

/** Each file that was left out, while they are few; else how many there are for each reason. */
function skippedNote({ skipped }: Report): string {
  if (skipped.length === 0) return "";
  if (skipped.length <= 3) {
    return skipped
      .map(({ path, reason }) => `skipped ${printable(path)} (${printable(reason)})`)
      .join("; ");
  }
  const reasons = new Map<string, number>();
  for (const { reason } of skipped) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const list = [...reasons].map(([reason, number]) => `${number}: ${printable(reason)}`);
  return `${skipped.length} skipped (${list.join("; ")})`;
}

function plural(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
