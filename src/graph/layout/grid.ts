import type { Stroke } from "../strokes.ts";
import type { NodeView } from "../view.ts";
import { bows } from "./arc.ts";
import type { Box, Layout } from "./geometry.ts";
import { MARGIN, SCREEN, compact } from "./measures.ts";
import type { Measures } from "./measures.ts";

/** Boxes in a grid and every line a bow. */
export function scattered(
  nodes: readonly NodeView[],
  strokes: readonly Stroke[],
  measures: Measures,
): Layout {
  const layout = grid(nodes, 0, 0, measures);
  const bowed = bows(layout.boxes, strokes, layout);
  return { ...layout, lines: strokes.map((stroke) => ({ stroke, points: bowed(stroke) })) };
}

/** Columns as wide as the widest box, as many as fit the drawing above or give about the shape of a screen. */
export function grid(
  nodes: readonly NodeView[],
  room: number,
  top: number,
  { height, gap, widthOf }: Measures,
): Layout {
  const width = Math.max(...nodes.map(widthOf));
  const space = gap.LR;
  // As many columns as make the whole about as wide as a screen for its height.
  const shape = (SCREEN.width * (height + space)) / (SCREEN.height * (width + space));
  const wide = 2 * MARGIN + Math.ceil(Math.sqrt(nodes.length * shape)) * (width + space);
  const fitting = Math.floor((Math.max(room, wide) - 2 * MARGIN + space) / (width + space));
  const columns = Math.max(1, Math.min(fitting, nodes.length));
  const boxes = new Map<string, Box>();
  for (const [at, node] of nodes.entries()) {
    const x = MARGIN + (at % columns) * (width + space) + width / 2;
    const y = top + MARGIN + Math.floor(at / columns) * (height + space) + height / 2;
    boxes.set(node.id, { x, y, width, height });
  }
  const rows = Math.ceil(nodes.length / columns);
  return {
    compact: height === compact.height,
    width: 2 * MARGIN + columns * (width + space) - space,
    height: top + 2 * MARGIN + rows * (height + space) - space,
    boxes,
    lines: [],
  };
}
