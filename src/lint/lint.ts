import type { Reading } from "../client/reading.ts";
import type { Roster } from "../roster/roster.ts";
import type { Finding, ProjectRule, Rule, RuleContext } from "../rules/rule.ts";
import type { SourceFile } from "../text/source-file.ts";
import { rulePage } from "../rules/page.ts";
import { compareDiagnostics } from "./diagnostic.ts";
import type { Severity } from "../rules/effect.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { presets } from "./levels.ts";
import type { LevelOf, Levels } from "./levels.ts";
import { directivesOf, suppress } from "./suppress/suppress.ts";

/** By what files are judged, whichever they are. */
export interface Judged {
  readonly rules: readonly Rule[];
  readonly context: RuleContext;
  /** `false` leaves suppressing comments without effect, as for a stranger's file. */
  readonly inline?: boolean;
  /** By default those of the preset `recommended`, in every file. */
  readonly levels?: Levels;
  /** Keys that other programs read, by the path of a file; by default those of the context. */
  readonly extensionKeys?: (path: string) => readonly string[];
}

export interface LintInput extends Judged {
  readonly readings: readonly Reading[];
  /** One for each session that would see some of the files together; none to judge each file alone. */
  readonly rosters?: readonly Roster[];
}

/** What one rule says of one file; a hostile file must not fill the report. */
const MOST_OF_ONE_KIND = 200;

function andMore(finding: Finding): Finding {
  const message = `there are more places like this one; the first ${MOST_OF_ONE_KIND} are reported`;
  return { span: finding.span, message };
}

export interface LintResult {
  /** Sorted by path, then place. */
  readonly diagnostics: Diagnostic[];
  /** What comments took out of them, in the same order. */
  readonly suppressed: Diagnostic[];
}

/** Pure: what a rule may know arrives as an argument. Sorted by path, then place. */
export function lint(input: LintInput): Diagnostic[] {
  return lintAll(input).diagnostics;
}

/** The same, with what was suppressed. */
export function lintAll(input: LintInput): LintResult {
  const levels = remembered(input.levels ?? (() => presets.recommended));
  const found = findAll(input, levels);
  if (input.inline === false) {
    return { diagnostics: found.sort(compareDiagnostics), suppressed: [] };
  }
  const { diagnostics, suppressed } = suppressAll(input, levels, found);
  return {
    diagnostics: diagnostics.sort(compareDiagnostics),
    suppressed: suppressed.sort(compareDiagnostics),
  };
}

/** What the rules find, in no order. */
function findAll(input: LintInput, levels: Levels): Diagnostic[] {
  const { readings, rosters = [], rules, context } = input;
  const keysOf = input.extensionKeys ?? (() => context.extensionKeys ?? []);
  const found: Diagnostic[] = [];
  for (const rule of rules) {
    if (rule.scope === "agent") {
      for (const reading of readings) {
        const { file } = reading.document;
        const level = levels(file.path)(rule);
        if (level === "off") continue;
        let count = 0;
        for (const finding of rule.check(reading, {
          ...context,
          extensionKeys: keysOf(file.path),
        })) {
          if (++count > MOST_OF_ONE_KIND) {
            found.push(diagnose(rule, level, file, andMore(finding)));
            break;
          }
          found.push(diagnose(rule, level, file, repairable(finding, reading)));
        }
      }
    } else if (rule.scope === "project") {
      for (const roster of rosters) found.push(...findInRoster(rule, roster, context, levels));
    }
  }
  return found;
}

function findInRoster(
  rule: ProjectRule,
  roster: Roster,
  context: RuleContext,
  levels: Levels,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const counts = new Map<SourceFile, number>();
  for (const finding of rule.check(roster, context)) {
    const { file } = ("companion" in finding ? finding.companion : finding.reading).document;
    const level = levels(file.path)(rule);
    const count = (counts.get(file) ?? 0) + 1;
    if (level === "off" || count > MOST_OF_ONE_KIND + 1) continue;
    counts.set(file, count);
    const told = count > MOST_OF_ONE_KIND ? andMore(finding) : finding;
    const about = "reading" in finding ? repairable(told, finding.reading) : told;
    found.push(diagnose(rule, level, file, about));
  }
  return found;
}

function suppressAll(
  { readings, rosters = [], rules }: LintInput,
  levels: Levels,
  found: readonly Diagnostic[],
): LintResult {
  const kept = new Set(found);
  const suppressed: Diagnostic[] = [];
  const known = rules.filter(({ scope }) => scope !== "suppression").map(({ id }) => id);
  for (const commented of [...readings, ...rosters.flatMap(({ companions }) => companions)]) {
    const { file } = commented.document;
    const levelOf = levels(file.path);
    const alone = rosters.length === 0;
    const ran = (rule: Rule) =>
      levelOf(rule) !== "off" &&
      !(alone && (rule.scope === "project" || rule.judges === "surroundings"));
    const directives = directivesOf(commented);
    if (directives.length === 0) continue;
    const own = found.filter((one) => one.path === file.path);
    const result = suppress(commented, directives, own, rules, ran);
    for (const one of result.suppressed) {
      kept.delete(one);
      suppressed.push(one);
    }
    for (const rule of rules) {
      const level = rule.scope === "suppression" ? levelOf(rule) : "off";
      if (rule.scope !== "suppression" || level === "off") continue;
      for (const finding of rule.check(result.suppressions, known)) {
        kept.add(diagnose(rule, level, file, finding));
      }
    }
  }
  return { diagnostics: [...kept], suppressed };
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
