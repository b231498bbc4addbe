import { Graph, layout as dagre } from "@dagrejs/dagre";
import type { Stroke } from "../strokes.ts";
import type { NodeView } from "../view.ts";
import { bows } from "./arc.ts";
import type { Box, Layout, Place } from "./geometry.ts";
import { MARGIN, compact } from "./measures.ts";
import type { Direction, Measures } from "./measures.ts";

/** Layers along the hand-offs, by dagre, and work in parallel as bows over them. */
export function layers(
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
  const bowed = bows(boxes, strokes, { width, height });
  const lines = strokes.map((stroke, at) => {
    const { from, to, kind } = stroke;
    const points: readonly Place[] =
      kind === "hand-off"
        ? graph.edge({ v: keys.get(from)!, w: keys.get(to)!, name: `e${at}` }).points
        : bowed(stroke);
    return { stroke, points };
  });
  return { ...shape, width, height, boxes, lines };
}
