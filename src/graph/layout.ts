import { Graph, layout as dagre } from "@dagrejs/dagre";
import { arc } from "./arc.ts";
import { captionOf, labelOf } from "./labels.ts";
import { strokesOf } from "./strokes.ts";
import type { Stroke } from "./strokes.ts";
import { nodesIn } from "./view.ts";
import type { GraphView, NodeView } from "./view.ts";

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

const MARGIN = 28;

/** More boxes than this are drawn small, or a screen would not show their names. */
const MOST_LARGE = 16;

/** Measures of the drawing in CSS pixels. */
interface Measures {
  readonly height: number;
  /** Between boxes of one layer, by the direction of the layers. */
  readonly gap: Readonly<Record<Direction, number>>;
  readonly betweenLayers: Readonly<Record<Direction, number>>;
  readonly betweenLines: number;
  readonly widthOf: (node: NodeView) => number;
}

type Direction = "LR" | "TB";

const large: Measures = {
  height: 46,
  gap: { LR: 18, TB: 30 },
  betweenLayers: { LR: 84, TB: 58 },
  betweenLines: 12,
  widthOf: (node) =>
    Math.ceil(
      Math.max(96, lettersWide(labelOf(node), 8.1) + 38, lettersWide(captionOf(node), 6.4) + 34),
    ),
};

const compact: Measures = {
  height: 28,
  gap: { LR: 11, TB: 16 },
  betweenLayers: { LR: 56, TB: 40 },
  betweenLines: 6,
  widthOf: (node) => Math.ceil(Math.max(60, lettersWide(labelOf(node), 8.1) + 34)),
};

/** The shape of what a drawing is looked at in. */
const SCREEN = { width: 4, height: 3 };

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
  const flow = (["LR", "TB"] as const)
    .map((direction) => layers(flowing, strokes, direction, measures))
    .reduce((best, other) => (scaleOf(other) > scaleOf(best) ? other : best));
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

function scaleOf({ width, height }: Layout): number {
  return Math.min(SCREEN.width / width, SCREEN.height / height);
}

function layers(
  nodes: readonly NodeView[],
  strokes: readonly Stroke[],
  direction: Direction,
  measures: Measures,
): Layout {
  const shape = { compact: measures === compact };
  if (nodes.length === 0) return { ...shape, width: 0, height: 0, boxes: new Map(), lines: [] };
  const graph = new Graph({ multigraph: true });
  graph.setGraph({
    rankdir: direction,
    nodesep: measures.gap[direction],
    edgesep: measures.betweenLines,
    ranksep: measures.betweenLayers[direction],
    marginx: MARGIN,
    marginy: MARGIN,
    acyclicer: "greedy",
  });
  // Names of strangers would be keys of plain objects in there.
  const keys = new Map(nodes.map(({ id }, at) => [id, `n${at}`]));
  for (const node of nodes) {
    graph.setNode(keys.get(node.id)!, { width: measures.widthOf(node), height: measures.height });
  }
  for (const [at, { from, to, kind }] of strokes.entries()) {
    if (kind === "hand-off") graph.setEdge(keys.get(from)!, keys.get(to)!, {}, `e${at}`);
  }
  dagre(graph);
  const boxes = new Map<string, Box>(
    nodes.map(({ id }) => {
      const { x, y, width, height } = graph.node(keys.get(id)!);
      return [id, { x, y, width, height }];
    }),
  );
  const { width = 0, height = 0 } = graph.graph();
  const others = (...ends: readonly string[]) =>
    [...boxes].flatMap(([id, box]) => (ends.includes(id) ? [] : [box]));
  const lines = strokes.map((stroke, at) => {
    const { from, to, kind } = stroke;
    const points: readonly Place[] =
      kind === "hand-off"
        ? graph.edge({ v: keys.get(from)!, w: keys.get(to)!, name: `e${at}` }).points
        : arc(boxes.get(from)!, boxes.get(to)!, others(from, to), { width, height });
    return { stroke, points };
  });
  return { ...shape, width, height, boxes, lines };
}

/** Columns as wide as the widest box, as many as fit the drawing above or give about the shape of a screen. */
function grid(
  nodes: readonly NodeView[],
  room: number,
  top: number,
  { height, gap, widthOf }: Measures,
): Layout {
  const width = Math.max(...nodes.map(widthOf));
  const space = gap.LR;
  const wide = 2 * MARGIN + Math.ceil(Math.sqrt(nodes.length * 0.5)) * (width + space);
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

/** About as wide as the letters come out; those of East Asia are wider. */
function lettersWide(text: string, each: number): number {
  return Array.from(text).reduce((sum, letter) => sum + (letter > "\u2e7f" ? 1.7 * each : each), 0);
}
