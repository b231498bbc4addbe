import { shapeProblems } from "../agent/shape.ts";
import { entryOf } from "../client/reading.ts";
import { coordinationSchema } from "../client/coordination.ts";
import { defineRule } from "./rule.ts";

export const malformedCoordination = defineRule({
  id: "malformed-coordination",
  summary: "a `coordination` block that is not made of its three lists of names",
  effect: "ignored",
  since: "0.1.0",

  *check(reading) {
    const entry = entryOf(reading, "coordination");
    if (!entry) return;
    for (const { span, path, what } of shapeProblems(coordinationSchema, entry.value)) {
      const place = ["coordination", ...path].join(".");
      yield {
        span: span.end > span.start ? span : entry.keySpan,
        message: `\`${place}\` ${what}, and what it says is lost on whoever follows the block`,
        help: "give `hands_off_to`, `receives_from` and `parallel_with` a list of agent names each",
      };
    }
  },
});
