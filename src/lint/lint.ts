import type { Reading } from "../client/reading.ts";
import type { Roster } from "../roster/roster.ts";
import type { Finding, Rule, RuleContext } from "../rules/rule.ts";
import type { SourceFile } from "../text/source-file.ts";
import { rulePage } from "../rules/page.ts";
import { compareDiagnostics } from "./diagnostic.ts";
import type { Severity } from "../rules/effect.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { presets } from "./levels.ts";
import type { LevelOf, Levels } from "./levels.ts";

export interface LintInput {
  readonly readings: readonly Reading[];
  /** One for each session that would see some of the files together; none to judge each file alone. */
  readonly rosters?: readonly Roster[];
  readonly rules: readonly Rule[];
  readonly context: RuleContext;
  /** By default those of the preset `recommended`, in every file. */
  readonly levels?: Levels;
}

/** What one rule says of one file; a hostile file must not fill the report. */
const MOST_OF_ONE_KIND = 200;

function andMore(finding: Finding): Finding {
  const message = `there are more places like this one; the first ${MOST_OF_ONE_KIND} are reported`;
  return { span: finding.span, message };
}

/** Pure: what a rule may know arrives as an argument. Sorted by path, then place. */
export function lint(input: LintInput): Diagnostic[] {
  const { readings, rosters = [], rules, context } = input;
  const levels = remembered(input.levels ?? (() => presets.recommended));
  const diagnostics: Diagnostic[] = [];
  for (const rule of rules) {
    if (rule.scope === "agent") {
      for (const reading of readings) {
        const level = levels(reading.document.file.path)(rule);
        if (level === "off") continue;
        let found = 0;
        for (const finding of rule.check(reading, context)) {
          if (++found > MOST_OF_ONE_KIND) {
            diagnostics.push(diagnose(rule, level, reading.document.file, andMore(finding)));
            break;
          }
          diagnostics.push(
            diagnose(rule, level, reading.document.file, repairable(finding, reading)),
          );
        }
      }
    } else {
      for (const roster of rosters) {
        const found = new Map<SourceFile, number>();
        for (const finding of rule.check(roster, context)) {
          const { file } = ("companion" in finding ? finding.companion : finding.reading).document;
          const level = levels(file.path)(rule);
          const count = (found.get(file) ?? 0) + 1;
          if (level === "off" || count > MOST_OF_ONE_KIND + 1) continue;
          found.set(file, count);
          const told = count > MOST_OF_ONE_KIND ? andMore(finding) : finding;
          const about = "reading" in finding ? repairable(told, finding.reading) : told;
          diagnostics.push(diagnose(rule, level, file, about));
        }
      }
    }
  }
  return diagnostics.sort(compareDiagnostics);
}

/** Fixes are edits of YAML; in the JSON of `--agents` they would do harm. */
function repairable(finding: Finding, { scope }: Reading): Finding {
  if (scope !== "session") return finding;
  const { fix: _, ...told } = finding;
  return told;
}

/** Each path is asked for once a rule; finding its levels may take a search through patterns. */
function remembered(levels: Levels): Levels {
  const known = new Map<string, LevelOf>();
  return (path) => {
    const found = known.get(path) ?? levels(path);
    known.set(path, found);
    return found;
  };
}

function diagnose(rule: Rule, severity: Severity, file: SourceFile, finding: Finding): Diagnostic {
  const { span, message, help, related = [], fix } = finding;
  return {
    ruleId: rule.id,
    severity,
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
