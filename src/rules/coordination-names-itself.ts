import { coordinationBlock } from "../client/coordination-block.ts";
import { bare } from "./place.ts";
import { defineRule } from "./rule.ts";

export const coordinationNamesItself = defineRule({
  id: "coordination-names-itself",
  summary: "an agent that stands in its own `coordination` block",
  effect: "ignored",
  since: "0.1.0",

  *check(reading) {
    const own = [reading.name, reading.writtenName];
    for (const { list, name, span } of coordinationBlock(reading)?.colleagues ?? []) {
      if (!own.includes(name)) continue;
      yield {
        span: bare(reading, span),
        message: `\`${list}\` names "${name}", which is this agent itself`,
        help: "remove the name, or write that of the agent that was meant",
      };
    }
  },
});
