import type { Kept } from "../door/admission.ts";
import type { Appraisal } from "../door/appraisal.ts";
import type { FileChange } from "../write/change.ts";
import type { SidePlan } from "./side-files.ts";
import type { DocumentRefused } from "./offered.ts";

/** What becomes of one agent. */
export type Step = StepBase & Deed;

interface StepBase {
  readonly name: string;
  /** Absolute, links in its folders resolved. */
  readonly path: string;
}

/** `there` is what stands in its place now. */
export type Deed =
  | { readonly action: "write"; readonly bytes: Uint8Array }
  /** `line-ends`: the same text, only that its lines end in CRLF. */
  | { readonly action: "same"; readonly by: "bytes" | "line-ends"; readonly there: Uint8Array }
  /** The file is as it was installed, and there is something new. */
  | Replacing<"update">
  /** Local edits and something new, joined. */
  | Replacing<"merge">
  /** The local file goes; a backup of it stays. */
  | Replacing<"replace">
  /** There is nothing new, or `acknowledged`: nothing new that shall be taken. The local file stays. */
  | {
      readonly action: "keep";
      readonly there: Uint8Array;
      readonly acknowledged: boolean;
      /** What an earlier conflict had put beside it goes. */
      readonly settles?: readonly FileChange[];
    }
  /** A file that is none of this program's stays, and stays so. */
  | { readonly action: "skip" }
  /** The file is gone; `restore` brings it back. */
  | { readonly action: "missing" }
  | { readonly action: "conflict"; readonly conflict: Conflict }
  | {
      readonly action: "refused";
      readonly refusal: Kept | DocumentRefused | UnsafePlace | UnsafeName | Wider;
    };

interface Replacing<Action extends string> {
  readonly action: Action;
  readonly there: Uint8Array;
  readonly bytes: Uint8Array;
  readonly appraisal: Appraisal;
  /** What it may do that it might not before, if that was agreed to. */
  readonly wider: readonly string[];
  /** Rules that would refuse it and were allowed. */
  readonly granted: readonly string[];
  /** What an earlier conflict had put beside it goes. */
  readonly settles?: readonly FileChange[];
}

export type Conflict =
  /** `there` is missing when the file is too large to be looked into. */
  | {
      readonly kind: "content";
      readonly there: Uint8Array | undefined;
      readonly wanted: Uint8Array;
    }
  /** Files elsewhere in the folder with the same `name`, of which the client takes one silently. */
  | { readonly kind: "namesake"; readonly paths: readonly string[] }
  /** A file or folder whose name differs in spelling only. */
  | { readonly kind: "twin"; readonly path: string }
  /** Local edits and the new text change the same places. */
  | {
      readonly kind: "merge";
      readonly there: Uint8Array;
      readonly wanted: Uint8Array;
      /** What it puts beside the file. */
      readonly sides: SidePlan;
      readonly keys: readonly string[];
      readonly body: boolean;
    }
  /** They can be joined, which nobody has agreed to yet. */
  | { readonly kind: "unconfirmed"; readonly there: Uint8Array; readonly merged: Uint8Array }
  /** They can be joined, but what comes out must not be written. */
  | { readonly kind: "merge-refused"; readonly refusal: Kept }
  /** The text that the local edits were made to is lost. */
  | { readonly kind: "no-base"; readonly there: Uint8Array; readonly wanted: Uint8Array };

export interface UnsafePlace {
  readonly kind: "unsafe-place";
  readonly path: string;
  /** Completes "<path> …". */
  readonly what: string;
}

/** It calls itself something that no file is named after. */
export interface UnsafeName {
  readonly kind: "unsafe-name";
}

/** It would be given more than it has now. */
export interface Wider {
  readonly kind: "wider";
  readonly there: Uint8Array;
  readonly wanted: Uint8Array;
  readonly wider: readonly string[];
}

export const conflict = (found: Conflict): Deed => ({ action: "conflict", conflict: found });
