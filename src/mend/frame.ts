import type { Edit } from "../text/edit.ts";
import type { Span } from "../text/source-file.ts";

/** Where the fields stand, and what brings the fences around them in order. */
export interface Frame {
  readonly title: string;
  /** Whole lines that hold the fields. */
  readonly block: Span;
  /** Outside of the block. */
  readonly edits: readonly Edit[];
  /** The block is put first, in place of this span of text. */
  readonly moved?: { readonly from: Span; readonly to: number };
  /** Applied only when asked for. */
  readonly guess?: boolean;
}
