import { captionOf, labelOf } from "../labels.ts";
import type { NodeView } from "../view.ts";

/** Around everything, in CSS pixels. */
export const MARGIN = 28;

/** The shape of what a drawing is looked at in. */
export const SCREEN = { width: 4, height: 3 };

/** Measures of the drawing in CSS pixels. */
export interface Measures {
  readonly height: number;
  /** Between boxes of one layer, by the direction of the layers. */
  readonly gap: Readonly<Record<Direction, number>>;
  readonly betweenLayers: Readonly<Record<Direction, number>>;
  readonly betweenLines: number;
  readonly widthOf: (node: NodeView) => number;
}

export type Direction = "LR" | "TB";

export const large: Measures = {
  height: 46,
  gap: { LR: 18, TB: 30 },
  betweenLayers: { LR: 84, TB: 58 },
  betweenLines: 12,
  widthOf: (node) =>
    Math.ceil(
      Math.max(96, lettersWide(labelOf(node), 8.1) + 38, lettersWide(captionOf(node), 6.4) + 34),
    ),
};

export const compact: Measures = {
  height: 28,
  gap: { LR: 11, TB: 16 },
  betweenLayers: { LR: 56, TB: 40 },
  betweenLines: 6,
  widthOf: (node) => Math.ceil(Math.max(60, lettersWide(labelOf(node), 8.1) + 34)),
};

/** About as wide as the letters come out; those of East Asia are wider. */
function lettersWide(text: string, each: number): number {
  return Array.from(text).reduce((sum, letter) => sum + (letter > "\u2e7f" ? 1.7 * each : each), 0);
}
