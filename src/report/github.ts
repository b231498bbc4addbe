import type { Diagnostic } from "../lint/diagnostic.ts";
import { printable } from "../text/printable.ts";
import { summary } from "./pretty.ts";
import { plain } from "./report.ts";
import type { Report } from "./report.ts";

/**
 * Annotations for a GitHub workflow, one command a line, then the summary. What comes from a file
 * is escaped by the rules of the workflow commands, so that no file can issue a command of its own
 * (https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands).
 */
export function github(report: Report): string {
  const lines = report.diagnostics.map((one) => annotation(one, report));
  return [...lines, summary(report, plain)].join("\n") + "\n";
}

const commands = { error: "error", warning: "warning", info: "notice" } as const;

function annotation(one: Diagnostic, { inRepository = (path) => path }: Report): string {
  const { start, end } = one.range;
  const properties = {
    title: one.ruleId,
    file: inRepository(one.path),
    line: start.line,
    endLine: end.line,
    // A column is taken only where the place is on one line.
    ...(start.line === end.line && { col: start.column, endColumn: end.column }),
  };
  const list = Object.entries(properties).map(([key, value]) => `${key}=${property(value)}`);
  const text = [one.message, one.help && `help: ${one.help}`].filter(Boolean).map(String);
  return `::${commands[one.severity]} ${list.join(",")}::${text.map(data).join("%0A")}`;
}

function data(text: string): string {
  return printable(text).replaceAll("%", "%25");
}

function property(value: string | number): string {
  return data(String(value)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
