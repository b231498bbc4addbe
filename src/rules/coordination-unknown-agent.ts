import { coordinationGraph, isMostlyThere, missingIn } from "../roster/coordination.ts";
import { bare } from "./place.ts";
import { defineProjectRule } from "./rule.ts";

export const coordinationUnknownAgent = defineProjectRule({
  id: "coordination-unknown-agent",
  summary: "a name in a `coordination` block that is neither an agent nor a command",
  effect: "ignored",
  since: "0.1.0",
  judges: "surroundings",

  *check(roster) {
    if (!roster.whole) return;
    const graph = coordinationGraph(roster);
    const complete = isMostlyThere(graph);
    for (const edge of graph.edges) {
      const missing = missingIn(edge);
      if (!missing || (!complete && missing.near === undefined)) continue;
      for (const { reading, list, span } of edge.declarations) {
        yield {
          reading,
          span: bare(reading, span),
          message: `\`${list}\` names "${missing.name}", and there is no agent or command of that name`,
          help:
            missing.near === undefined
              ? "remove the name, or add the agent"
              : `write "${missing.near}" if that is the one you meant`,
        };
      }
    }
  },
});
