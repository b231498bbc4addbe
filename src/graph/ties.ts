import { nodesIn } from "./view.ts";
import type { EdgeView, GraphView, NodeView } from "./view.ts";

/** An edge as one of its ends sees it. */
export interface Tie {
  readonly other: NodeView;
  readonly edge: EdgeView;
}

/** Whom a node works with; each list in the order of the graph. */
export interface Ties {
  readonly handsOffTo: readonly Tie[];
  readonly receivesFrom: readonly Tie[];
  readonly parallelWith: readonly Tie[];
}

/** The ties of every node, by its id. */
export function tiesOf(view: GraphView): ReadonlyMap<string, Ties> {
  const nodes = new Map(nodesIn(view).map((node) => [node.id, node]));
  const ties = new Map(
    [...nodes.keys()].map((id) => [
      id,
      { handsOffTo: [] as Tie[], receivesFrom: [] as Tie[], parallelWith: [] as Tie[] },
    ]),
  );
  for (const edge of view.edges) {
    const [out, back] =
      edge.kind === "parallel"
        ? (["parallelWith", "parallelWith"] as const)
        : (["handsOffTo", "receivesFrom"] as const);
    ties.get(edge.from)![out].push({ other: nodes.get(edge.to)!, edge });
    ties.get(edge.to)![back].push({ other: nodes.get(edge.from)!, edge });
  }
  return ties;
}
