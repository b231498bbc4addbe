import type { Rule } from "../../rules/rule.ts";
import type { Suppression, SuppressionOutcome } from "../../rules/suppression.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { commentsOf } from "./comments.ts";
import type { Commented } from "./comments.ts";
import { claimsOf } from "./claims.ts";
import type { Claim } from "./claims.ts";
import { directiveOf } from "./directive.ts";
import type { Directive } from "./directive.ts";

export interface Suppressed {
  readonly suppressed: readonly Diagnostic[];
  readonly suppressions: readonly Suppression[];
}

/** What the comments of a file say, in the order of the text. */
export function directivesOf(file: Commented): readonly Directive[] {
  const { text } = file.document.file;
  return commentsOf(file).flatMap((comment) => directiveOf(text, comment) ?? []);
}

/**
 * Takes out of the diagnostics of one file what its comments suppress. `ran` tells whether a rule was
 * asked about the file at all; of one that was not, nothing can be said to be suppressed for nothing.
 */
export function suppress(
  file: Commented,
  directives: readonly Directive[],
  diagnostics: readonly Diagnostic[],
  rules: readonly Rule[],
  ran: (rule: Rule) => boolean,
): Suppressed {
  const claims = claimsOf(file, directives);
  const suppressed: Diagnostic[] = [];
  const used = new Set<Claim>();
  for (const one of diagnostics) {
    const hits = claims.filter((claim) => claim.covers(one.ruleId, one.range.start.line));
    if (hits.length > 0) suppressed.push(one);
    for (const hit of hits) used.add(hit);
  }
  const findable = rules.filter((rule) => rule.scope !== "suppression");
  const outcome = (directive: Directive, id?: string): SuppressionOutcome | "unknown" => {
    if (id !== undefined && !findable.some((rule) => rule.id === id)) return "unknown";
    const own = claims.filter((claim) => claim.directive === directive && claim.id === id);
    if (own.some((claim) => used.has(claim) || claim.ends)) return "used";
    const asked = id === undefined ? findable : findable.filter((rule) => rule.id === id);
    return asked.every(ran) ? "idle" : "open";
  };
  const suppressions = directives.map((directive): Suppression => {
    const names = directive.names.map((name) => ({
      ...name,
      outcome: outcome(directive, name.id),
    }));
    const whole = outcome(directive) as SuppressionOutcome;
    return { ...directive, names, outcome: whole };
  });
  return { suppressed, suppressions };
}
