import { strokesOf } from "../strokes.ts";
import type { Stroke } from "../strokes.ts";
import { nodesIn } from "../view.ts";
import type { GraphView, NodeView } from "../view.ts";
import type { Layout } from "./geometry.ts";
import { grid, scattered } from "./grid.ts";
import { layers } from "./layers.ts";
import { SCREEN, compact, large } from "./measures.ts";
import type { Measures } from "./measures.ts";

/** More boxes than this are drawn small, or a screen would not show their names. */
const MOST_LARGE = 16;

/**
 * What dagre takes grows fast with the lines, so that a hostile roster could keep it busy for hours:
 * up to so many, both directions are tried, then one; beyond, the boxes stand in a grid.
 */
const MOST_TRIED_TWICE = 150;
const MOST_LAYERED = 400;

/**
 * Layers along the hand-offs, by dagre, from left to right or from top to bottom, whichever shows
 * larger on a screen. Work in parallel is no order, so it is laid over them afterwards. Nodes that
 * nothing is tied to follow below in a grid.
 */
export function layOut(view: GraphView): Layout {
  const strokes = strokesOf(view.edges);
  const tied = new Set(strokes.flatMap(({ from, to }) => [from, to]));
  const nodes = nodesIn(view);
  const flowing = nodes.filter(({ id }) => tied.has(id));
  const measures = nodes.length > MOST_LARGE ? compact : large;
  const flow = drawn(flowing, strokes, measures);
  const alone = nodes.filter(({ id }) => !tied.has(id));
  if (alone.length === 0) return flow;
  const below = grid(alone, flow.width, tied.size > 0 ? flow.height + 22 : 0, measures);
  return {
    compact: flow.compact,
    width: Math.max(flow.width, below.width),
    height: below.height,
    boxes: new Map([...flow.boxes, ...below.boxes]),
    lines: flow.lines,
    ...(tied.size > 0 && { aloneFrom: flow.height }),
  };
}

function drawn(nodes: readonly NodeView[], strokes: readonly Stroke[], measures: Measures): Layout {
  const handOffs = strokes.filter(({ kind }) => kind === "hand-off").length;
  if (handOffs > MOST_LAYERED) return scattered(nodes, strokes, measures);
  const directions = handOffs > MOST_TRIED_TWICE ? (["LR"] as const) : (["LR", "TB"] as const);
  return directions
    .map((direction) => layers(nodes, strokes, direction, measures))
    .reduce((best, other) => (scaleOf(other) > scaleOf(best) ? other : best));
}

function scaleOf({ width, height }: Layout): number {
  return Math.min(SCREEN.width / width, SCREEN.height / height);
}
