import { effortLimits } from "./facts/models.ts";
import { plainModel } from "./models.ts";
import type { TraceEntry } from "./trace.ts";
import type { Span } from "../text/source-file.ts";

/** What of an accepted effort reaches the model, where that is not what is written (observed). */
export function effortTrace(
  span: Span,
  effort: string | number,
  model: string | undefined,
): TraceEntry[] {
  if (typeof effort === "number") return [{ kind: "effort-not-sent", span, effort }];
  const plain = model === undefined ? undefined : plainModel(model);
  const limits = effortLimits.find((limit) => limit.model === plain);
  if (!limits || model === undefined) return [];
  if (!limits.lowers) return [{ kind: "effort-not-sent", span, effort, model }];
  const sent = limits.lowers[effort];
  return sent === undefined ? [] : [{ kind: "effort-not-sent", span, effort, model, sent }];
}
