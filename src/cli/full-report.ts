import { compareDiagnostics } from "../lint/diagnostic.ts";
import { fingerprintsOf } from "../lint/fingerprint.ts";
import type { Report } from "../report/report.ts";
import { rules } from "../rules/index.ts";
import { sha256 } from "./hash.ts";
import type { Io } from "./io.ts";
import { readRulePage } from "./rule-page.ts";

/** Also the fingerprints, the rules that were run, and the pages of those that found something. */
export async function inFull(report: Report, io: Io): Promise<Report> {
  const found = new Set(report.diagnostics.map(({ ruleId }) => ruleId));
  const pages = new Map<string, string>();
  for (const { id } of rules) if (found.has(id)) pages.set(id, await readRulePage(id, io));
  const diagnostics = [...report.diagnostics, ...(report.baselined ?? [])].sort(compareDiagnostics);
  const fingerprints = fingerprintsOf({ ...report, diagnostics, hash: sha256 });
  return { ...report, rules, pages, fingerprints };
}
