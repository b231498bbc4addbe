import type { Effect, Severity } from "../rules/effect.ts";
import type { Fix } from "../rules/fix.ts";
import { compareText } from "../text/order.ts";
import type { Range } from "../text/source-file.ts";

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
