import { lineOf } from "./place.ts";
import { defineRule, traced } from "./rule.ts";

export const duplicateKey = defineRule({
  id: "duplicate-key",
  summary: "a key that a later one of the same name replaces",
  effect: "ignored",
  since: "0.1.0",

  *check(reading) {
    for (const { span, key, winner } of traced(reading, "duplicate-key")) {
      yield {
        span,
        message: `\`${key}\` stands here again on line ${lineOf(reading, winner)}, and Claude Code takes only that one`,
        help: "keep one of the two",
      };
    }
  },
});
