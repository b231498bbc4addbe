import type { Reading } from "../client/reading.ts";
import type { TraceEntry, TraceKind } from "../client/trace.ts";
import type { Effect, InstallPolicy } from "./effect.ts";
import type { Applicability, Fix } from "./fix.ts";
import type { Companion } from "../roster/companion.ts";
import type { Roster } from "../roster/roster.ts";
import type { Suppression } from "./suppression.ts";
import type { Beside } from "../roster/beside.ts";
import type { Span } from "../text/source-file.ts";

/** What a rule yields. The engine adds the rule's id, level and page, and turns spans into ranges. */
export interface Finding {
  readonly span: Span;
  /** What is wrong and what the client does: present tense, no advice, no full stop. */
  readonly message: string;
  /** What to do. */
  readonly help?: string;
  readonly related?: readonly Related[];
  readonly fix?: Fix;
}

export interface Related {
  readonly reading: Reading;
  readonly span: Span;
  readonly message: string;
}

export interface RuleMeta {
  /** kebab-case, named after the mistake. Never used again for another one once published. */
  readonly id: string;
  /** Completes "Finds …"; one line. */
  readonly summary: string;
  readonly effect: Effect;
  /** The release of this package that brought the rule. */
  readonly since: string;
  /** The strongest fix that the rule offers. */
  readonly fix?: Applicability;
  /** What installing somebody else's file does with a finding, where its effect does not say so. */
  readonly install?: InstallPolicy;
  /** The verdict depends on what stands beside the agents where they run: servers, skills, other agents. */
  readonly judges?: "surroundings";
}

export interface RuleContext {
  /** ISO date on which the verdict is asked for; what expires is judged by it. */
  readonly today: string;
  /** Keys that other programs read, as the configuration names them; `coordination` always is one. */
  readonly extensionKeys?: readonly string[];
  /** What a file can refer to, by its path; nothing where that is not known. */
  readonly beside?: (path: string) => Beside | undefined;
}

/** Sees one file. */
export interface AgentRule extends RuleMeta {
  readonly scope: "agent";
  readonly check: (reading: Reading, context: RuleContext) => Iterable<Finding>;
}

/** A finding of a rule that sees many files says which one it is about: an agent, or a document. */
export type PlacedFinding = Finding &
  ({ readonly reading: Reading } | { readonly companion: Companion });

/** Sees all files at once. */
export interface ProjectRule extends RuleMeta {
  readonly scope: "project";
  readonly check: (roster: Roster, context: RuleContext) => Iterable<PlacedFinding>;
}

/** Sees the suppressions of one file after everything else has run; what it finds is not suppressed. */
export interface SuppressionRule extends RuleMeta {
  readonly scope: "suppression";
  readonly check: (suppressions: readonly Suppression[], known: RuleIds) => Iterable<Finding>;
}

/** Every id that a suppression can name. */
export type RuleIds = readonly string[];

export type Rule = AgentRule | ProjectRule | SuppressionRule;

export function defineRule(rule: Omit<AgentRule, "scope">): AgentRule {
  return { scope: "agent", ...rule };
}

export function defineProjectRule(rule: Omit<ProjectRule, "scope">): ProjectRule {
  return { scope: "project", ...rule };
}

export function defineSuppressionRule(rule: Omit<SuppressionRule, "scope">): SuppressionRule {
  return { scope: "suppression", ...rule };
}

/** The trace entries of the given kinds, in the order of the text. */
export function traced<Kind extends TraceKind>(
  reading: Reading,
  ...kinds: readonly Kind[]
): readonly Extract<TraceEntry, { kind: Kind }>[] {
  return reading.trace.filter((entry): entry is Extract<TraceEntry, { kind: Kind }> =>
    (kinds as readonly TraceKind[]).includes(entry.kind),
  );
}
