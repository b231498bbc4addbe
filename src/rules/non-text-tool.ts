import { defineRule, traced } from "./rule.ts";

export const nonTextTool = defineRule({
  id: "non-text-tool",
  summary: "an item of a tool list that is no text",
  effect: "ignored",
  since: "0.1.0",

  *check(reading) {
    for (const { span, field, written } of traced(reading, "item-not-text")) {
      yield {
        span,
        message: `Claude Code drops this item of \`${field}\`: it is ${written === "nothing" ? "empty" : `${written} and not a text`}`,
        help: "write the name of a tool",
      };
    }
  },
});
