import type { Diagnostic } from "../lint/diagnostic.ts";
import { compareText } from "../text/order.ts";
import { printable } from "../text/printable.ts";
import type { Report } from "./report.ts";

/**
 * JUnit XML, as test reporters of CI systems read it: a suite for each file, in it a failed case for
 * each finding, or one that passed. Without times, so that it is the same each time.
 */
export function junit(report: Report): string {
  const byPath = new Map<string, Diagnostic[]>(
    [...report.sources.keys()].sort(compareText).map((path) => [path, []]),
  );
  for (const one of report.diagnostics) {
    const found = byPath.get(one.path);
    if (found) found.push(one);
    else byPath.set(one.path, [one]);
  }
  const suites = [...byPath].map(([path, found]) => suite(path, found, report));
  const skipped = report.skipped.map(({ path, reason }) => skippedSuite(path, reason, report));
  const tests = [...byPath.values()].reduce((sum, found) => sum + Math.max(1, found.length), 0);
  const counts = {
    tests: tests + report.skipped.length,
    failures: report.diagnostics.length,
    errors: 0,
    skipped: report.skipped.length,
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="agentlint"${attributes(counts)}>`,
    ...suites,
    ...skipped,
    "</testsuites>",
    "",
  ].join("\n");
}

function suite(path: string, found: readonly Diagnostic[], report: Report): string {
  const name = report.inRepository?.(path) ?? path;
  const counts = { tests: Math.max(1, found.length), failures: found.length, errors: 0 };
  const cases = found.length === 0 ? [passed(name)] : found.map((one) => failed(name, one));
  return [
    `  <testsuite${attributes({ name, ...counts, skipped: 0 })}>`,
    ...cases,
    "  </testsuite>",
  ].join("\n");
}

function passed(path: string): string {
  return `    <testcase${attributes({ name: "agentlint", classname: path, file: path })}/>`;
}

function failed(path: string, one: Diagnostic): string {
  const { line, column } = one.range.start;
  const name = `${one.ruleId} (${line}:${column})`;
  const detail = [
    `${path}:${line}:${column} ${one.severity} ${one.message}`,
    ...(one.help === undefined ? [] : [`help: ${one.help}`]),
    one.url,
  ];
  return [
    `    <testcase${attributes({ name, classname: path, file: path, line })}>`,
    `      <failure${attributes({ type: one.severity, message: one.message })}>${detail.map(escaped).join("\n")}</failure>`,
    "    </testcase>",
  ].join("\n");
}

function skippedSuite(path: string, reason: string, report: Report): string {
  const name = report.inRepository?.(path) ?? path;
  const counts = { tests: 1, failures: 0, errors: 0, skipped: 1 };
  return [
    `  <testsuite${attributes({ name, ...counts })}>`,
    `    <testcase${attributes({ name: "agentlint", classname: name, file: name })}>`,
    `      <skipped${attributes({ message: reason })}/>`,
    "    </testcase>",
    "  </testsuite>",
  ].join("\n");
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join("");
}

/** What XML 1.0 cannot hold is shown as an escape, as everywhere. */
function escaped(text: string): string {
  return printable(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\t", " ")
    .replace(/[\ufffe\uffff]/g, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);
}
