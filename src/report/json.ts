import type { Diagnostic } from "../lint/diagnostic.ts";
import { count } from "./report.ts";
import type { Report } from "./report.ts";

/** `--format json`, version 1: a frozen form, held against `schemas/report.schema.json` by a test. */
export function json(report: Report): string {
  const { errors, warnings, infos, fixable } = count(report.diagnostics);
  return `${JSON.stringify(
    {
      version: 1,
      tool: { name: "agentlint", version: report.toolVersion },
      client: report.client,
      summary: {
        files: report.files,
        errors,
        warnings,
        infos,
        fixable,
        suppressed: report.suppressed?.length ?? 0,
        baselined: report.baselined?.length ?? 0,
        skipped: report.skipped,
      },
      diagnostics: report.diagnostics.map(jsonDiagnostic),
    },
    null,
    2,
  )}\n`;
}

function jsonDiagnostic(one: Diagnostic) {
  const { ruleId, severity, effect, path, url, message, help, range, related, fix } = one;
  return {
    ruleId,
    severity,
    effect,
    path,
    url,
    message,
    help: help ?? null,
    range,
    related,
    fix: fix ?? null,
  };
}
