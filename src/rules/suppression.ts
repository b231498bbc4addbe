import type { Span } from "../text/source-file.ts";

export const suppressionKinds = [
  "disable",
  "disable-file",
  "disable-line",
  "disable-next-line",
  "enable",
] as const;
export type SuppressionKind = (typeof suppressionKinds)[number];

/** A comment `agentlint-disable… rule, rule -- reason`, and what came of it. */
export interface Suppression {
  /** The word behind `agentlint-`, which need not be one that there is. */
  readonly word: string;
  /** Absent for a word that there is not. */
  readonly kind?: SuppressionKind;
  /** The whole comment. */
  readonly span: Span;
  /** What to take out so that nothing of the comment is left. */
  readonly removal: Span;
  /** Stands in the prompt, where it is sent to the model. */
  readonly inBody: boolean;
  /** None stands for every rule. */
  readonly names: readonly SuppressedName[];
  /** `idle`: it suppresses nothing; `open`: that cannot be told, since not every rule ran. */
  readonly outcome: SuppressionOutcome;
}

export type SuppressionOutcome = "used" | "idle" | "open";

export interface SuppressedName {
  readonly id: string;
  readonly span: Span;
  /** What to take out so that only the other names are left. */
  readonly removal: Span;
  readonly outcome: SuppressionOutcome | "unknown";
}
