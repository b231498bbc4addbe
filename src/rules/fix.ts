import type { Edit } from "../text/edit.ts";

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
