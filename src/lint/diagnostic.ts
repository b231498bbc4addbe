import type { Edit } from "../text/edit.ts";
import type { Range } from "../text/source-file.ts";
import { compareText } from "../text/order.ts";

export type Severity = "error" | "warning" | "info";

/**
 * What the mistake does to the agent. Every rule has one, and its level follows from it:
 * - `dead`: it does not load, is refused at the start, gets no tools, or calls a model that is gone.
 * - `unguarded`: a restriction that the file states is silently not enforced.
 * - `hidden`: the text hides something from its reader.
 * - `ignored`: something written has no effect.
 * - `differs`: something written means something else than it says, or loads only by tolerance.
 * - `advice`: off unless asked for.
 */
export type Effect = "dead" | "unguarded" | "hidden" | "ignored" | "differs" | "advice";

const severities: Readonly<Record<Effect, Severity>> = {
  dead: "error",
  unguarded: "error",
  hidden: "error",
  ignored: "warning",
  differs: "warning",
  advice: "info",
};

export function severityOf(effect: Effect): Severity {
  return severities[effect];
}

/**
 * `safe`: what the client loads does not change, or a dead agent comes alive with exactly what was
 * written. `unsafe`: a guess, applied only when asked for. `manual`: shown, never applied.
 */
export type Applicability = "safe" | "unsafe" | "manual";

export interface Fix {
  readonly title: string;
  readonly applicability: Applicability;
  readonly edits: readonly Edit[];
}

export interface RelatedLocation {
  readonly path: string;
  readonly range: Range;
  readonly message: string;
}

export interface Diagnostic {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly effect: Effect;
  readonly path: string;
  readonly url: string;
  /** What is wrong and what the client does; no advice, no full stop. */
  readonly message: string;
  /** What to do. */
  readonly help?: string;
  readonly range: Range;
  readonly related: readonly RelatedLocation[];
  readonly fix?: Fix;
}

export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.path, b.path) ||
    a.range.start.offset - b.range.start.offset ||
    a.range.end.offset - b.range.end.offset ||
    compareText(a.ruleId, b.ruleId) ||
    compareText(a.message, b.message)
  );
}
