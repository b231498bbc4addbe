import type { Sentence } from "./sentences.ts";

/** What a sentence asks a model to do that its user would not. */
export type ProseKind = "override" | "unguarding" | "concealment" | "address";

export interface ProseHit {
  readonly kind: ProseKind;
  /** Offsets into the plain text. */
  readonly start: number;
  readonly end: number;
  readonly sentence: Sentence;
  /** In visible text it is nearly always meant well. */
  readonly mild?: true;
  /** It is not in English, so neither are the words around. */
  readonly isForeign?: true;
}
