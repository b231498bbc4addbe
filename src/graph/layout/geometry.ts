import type { Stroke } from "../strokes.ts";

/** Where something stands, in CSS pixels from the top left; `x` and `y` are its middle. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** By the id of a node. */
  readonly boxes: ReadonlyMap<string, Box>;
  /** From the border of one box to that of another. */
  readonly lines: readonly { readonly stroke: Stroke; readonly points: readonly Place[] }[];
  /** Boxes hold nothing but a name, since there are many. */
  readonly compact: boolean;
  /** Where the nodes begin that nothing is tied to, if there are some beside others. */
  readonly aloneFrom?: number;
}
