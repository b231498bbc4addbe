import { edges, nodes } from "./elements.ts";

/** How a node is tied to another one, as it sees it. */
export type Way = "out" | "in" | "beside";
/** By key, the ways to every other node. */
export const tiesOf = new Map<string, Map<string, Way>>(nodes.map(({ id }) => [id, new Map()]));
for (const edge of edges) {
  const { from, to, both } = edge.dataset as { from: string; to: string; both?: string };
  const tie = (a: string, b: string, way: Way) => {
    // A hand-off says more of a pair than that it works in parallel too.
    if (way !== "beside" || !tiesOf.get(a)!.has(b)) tiesOf.get(a)!.set(b, way);
  };
  const parallel = edge.classList.contains("parallel");
  tie(from, to, parallel ? "beside" : "out");
  if (parallel) tie(to, from, "beside");
  else if (both !== undefined) tie(to, from, "out");
  else if (tiesOf.get(to)!.get(from) !== "out") tie(to, from, "in");
}
