import { coordinationBlock } from "../client/coordination-block.ts";
import type { Reading } from "../client/reading.ts";
import { coordinationGraph, isMostlyThere, missingIn } from "../roster/coordination.ts";
import { listedBriefly } from "./place.ts";
import { defineProjectRule } from "./rule.ts";

export const coordinationAbsentAgents = defineProjectRule({
  id: "coordination-absent-agents",
  summary:
    "a `coordination` block in a roster from which most of the agents that are named are absent",
  effect: "advice",
  since: "0.1.0",
  judges: "surroundings",

  *check(roster) {
    if (!roster.whole) return;
    const graph = coordinationGraph(roster);
    // In a roster that is all there, each name is a mistake of its own.
    if (isMostlyThere(graph)) return;
    const absent = new Map<Reading, Set<string>>();
    for (const edge of graph.edges) {
      const missing = missingIn(edge);
      if (!missing || missing.near !== undefined) continue;
      for (const { reading } of edge.declarations) {
        const names = absent.get(reading) ?? new Set();
        absent.set(reading, names.add(missing.name));
      }
    }
    for (const [reading, names] of absent) {
      const { entry } = coordinationBlock(reading)!;
      yield {
        reading,
        span: entry.keySpan,
        message: `the block names ${listedBriefly([...names].map((name) => `"${name}"`))}, and none of them is here`,
        help: "add the agents that this one works with, or take their names out",
      };
    }
  },
});
