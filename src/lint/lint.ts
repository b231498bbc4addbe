import type { Reading } from "../client/reading.ts";
import type { Roster } from "../roster/roster.ts";
import type { Finding, Rule, RuleContext } from "../rules/rule.ts";
import type { SourceFile } from "../text/source-file.ts";
import { rulePage } from "../rules/page.ts";
import { compareDiagnostics } from "./diagnostic.ts";
import { severityOf } from "../rules/effect.ts";
import type { Diagnostic } from "./diagnostic.ts";

export interface LintInput {
  readonly readings: readonly Reading[];
  /** One for each session that would see some of the files together; none to judge each file alone. */
  readonly rosters?: readonly Roster[];
  readonly rules: readonly Rule[];
  readonly context: RuleContext;
}

/** What one rule says of one file; a hostile file must not fill the report. */
const MOST_OF_ONE_KIND = 200;

function andMore(finding: Finding): Finding {
  const message = `there are more places like this one; the first ${MOST_OF_ONE_KIND} are reported`;
  return { span: finding.span, message };
}

/** Pure: what a rule may know arrives as an argument. Sorted by path, then place. */
export function lint({ readings, rosters = [], rules, context }: LintInput): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const rule of rules) {
    // Info rules are off unless a configuration asks for them.
    if (severityOf(rule.effect) === "info") continue;
    if (rule.scope === "agent") {
      for (const reading of readings) {
        let found = 0;
        for (const finding of rule.check(reading, context)) {
          if (++found > MOST_OF_ONE_KIND) {
            diagnostics.push(diagnose(rule, reading.document.file, andMore(finding)));
            break;
          }
          diagnostics.push(diagnose(rule, reading.document.file, finding));
        }
      }
    } else {
      for (const roster of rosters) {
        for (const finding of rule.check(roster, context)) {
          const { document } = "companion" in finding ? finding.companion : finding.reading;
          diagnostics.push(diagnose(rule, document.file, finding));
        }
      }
    }
  }
  return diagnostics.sort(compareDiagnostics);
}

function diagnose(rule: Rule, file: SourceFile, finding: Finding): Diagnostic {
  const { span, message, help, related = [], fix } = finding;
  return {
    ruleId: rule.id,
    severity: severityOf(rule.effect),
    effect: rule.effect,
    path: file.path,
    url: rulePage(rule.id),
    message,
    ...(help !== undefined && { help }),
    range: file.range(span),
    related: related.map((place) => ({
      path: place.reading.document.file.path,
      range: place.reading.document.file.range(place.span),
      message: place.message,
    })),
    ...(fix && { fix }),
  };
}
