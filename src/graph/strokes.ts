import type { EdgeView } from "./view.ts";

/** A line in a drawing: an edge, or a hand-off together with its way back. */
export interface Stroke {
  readonly kind: EdgeView["kind"];
  readonly from: string;
  readonly to: string;
  /** A head at either end. */
  readonly both: boolean;
  readonly unanswered: boolean;
}

/** Hand-offs in both directions that are equally answered share a line, which halves the lines of most rosters. */
export function strokesOf(edges: readonly EdgeView[]): readonly Stroke[] {
  const strokes = new Map<string, Stroke>();
  for (const { kind, from, to, answer } of edges) {
    const unanswered = answer === "missing";
    const key = (a: string, b: string) => JSON.stringify([kind, unanswered, a, b]);
    const back = strokes.get(key(to, from));
    if (back) strokes.set(key(to, from), { ...back, both: true });
    else strokes.set(key(from, to), { kind, from, to, both: false, unanswered });
  }
  return [...strokes.values()];
}
