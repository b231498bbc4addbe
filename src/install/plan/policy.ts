import type { Appraise } from "../door/appraisal.ts";

/** What to do about a file that is not as it was written, or was never written by this program. */
export type OnConflict = "fail" | "keep" | "theirs" | "merge";

/** One text in place of another. */
export interface Exchange {
  readonly there: Uint8Array;
  readonly bytes: Uint8Array;
}

/** What the user has agreed to, by options or by answers. */
export interface Policy {
  readonly onConflict: OnConflict;
  /** Whether a clean merge may be written for an agent. */
  readonly acceptsMerge: (name: string, exchange: Exchange) => boolean;
  /** Whether an agent may be given more than it has. */
  readonly acceptsWidening: (name: string, exchange: Exchange) => boolean;
  /** How a text is judged that comes about by joining, or that stands there already. */
  readonly appraise: Appraise;
  /** Rules that the user allows. */
  readonly allow: readonly string[];
  /** A file that is gone is written again instead of being reported. */
  readonly writesMissing: boolean;
}
