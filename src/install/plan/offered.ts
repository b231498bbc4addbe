import type { Kept } from "../door/admission.ts";
import type { Appraisal, DoorFinding } from "../door/appraisal.ts";
import type { Resolved } from "../source/source.ts";

/** An agent as it would be installed, judged by itself. */
export interface OfferedAgent {
  /** Under which it is installed. */
  readonly name: string;
  /** What was asked for. */
  readonly requested: string;
  readonly resolved: Resolved;
  /** As it was published; the base of later merges. */
  readonly upstream: Uint8Array;
  /** Its name there, if that is another. */
  readonly upstreamName?: string;
  /** What is written: the upstream text under its local name. */
  readonly bytes: Uint8Array;
  /** Of `bytes`. */
  readonly appraisal: Appraisal;
  readonly refusal?: Kept | DocumentRefused | undefined;
  /** Rules that would refuse it and were allowed. */
  readonly granted: readonly string[];
  /** It comes along with another one and was not asked for itself. */
  readonly auto: boolean;
  /** Agents that come along with this one. */
  readonly dependencies: readonly string[];
  /** What it refers to and its source has; null when that was not asked for. */
  readonly documents: readonly OfferedDocument[] | null;
  /** Where they were not asked for: paths of those that could be had. */
  readonly further: readonly string[];
}

export interface OfferedDocument {
  /** Below the project's root, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What its user should know of. */
  readonly warnings: readonly DoorFinding[];
  /** Rules that would refuse it and were allowed. */
  readonly granted: readonly string[];
}

/** An agent is not written without a document that was asked for and may not come in. */
export type DocumentRefused =
  /** `what` completes "<path> …". */
  | { readonly kind: "document"; readonly path: string; readonly what: string }
  /** `rules` are those that would have to be allowed. */
  | {
      readonly kind: "document-findings";
      readonly path: string;
      readonly found: readonly DoorFinding[];
      readonly rules: readonly string[];
    };
