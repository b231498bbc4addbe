import { edges, graph, nodes } from "./elements.ts";
import { tiesOf } from "./ties.ts";

/** Lets everything fade that is not tied to the node; without one, nothing. */
export function look(key: string | undefined): void {
  graph.classList.toggle("looking", key !== undefined);
  const ties = key === undefined ? undefined : tiesOf.get(key)!;
  for (const node of nodes) {
    node.classList.toggle("near", node.id === key || ties?.has(node.id) === true);
  }
  for (const edge of edges) {
    const { from, to, both } = edge.dataset;
    const near = key !== undefined && (from === key || to === key);
    const parallel = edge.classList.contains("parallel");
    edge.classList.toggle("near", near);
    edge.classList.toggle("out", near && !parallel && (from === key || both !== undefined));
    edge.classList.toggle("in", near && !parallel && to === key && both === undefined);
  }
}
