import { sameRoot } from "../roster/roster.ts";
import { nameSpan } from "./place.ts";
import { defineProjectRule } from "./rule.ts";

export const shadowedAgent = defineProjectRule({
  id: "shadowed-agent",
  summary: "an agent that one of the same name in a stronger folder replaces",
  effect: "advice",
  since: "0.1.0",
  judges: "surroundings",

  *check({ members, shadowedBy }) {
    for (const { reading, root } of members) {
      const winner = shadowedBy.get(reading);
      if (!winner || sameRoot(winner.root, root)) continue;
      const { path } = winner.reading.document.file;
      yield {
        reading,
        span: nameSpan(reading),
        message: `${path} has the same name "${reading.name}" and wins it in this session`,
        help: "nothing, if this agent is meant to be replaced here; else give it another name",
        related: [
          { reading: winner.reading, span: nameSpan(winner.reading), message: "the same name" },
        ],
      };
    }
  },
});
