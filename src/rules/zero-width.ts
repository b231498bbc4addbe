import { hiddenIn } from "../scan/characters/places.ts";
import { removalOf, spelled } from "./removal.ts";
import { defineRule } from "./rule.ts";

export const zeroWidth = defineRule({
  id: "zero-width",
  summary: "characters without width inside words or in rows, which can carry a message",
  effect: "hidden",
  since: "0.1.0",
  fix: "safe",

  *check(reading) {
    for (const place of hiddenIn(reading, "zero-width")) {
      const { count, named, says } = place;
      yield {
        span: place.span,
        message: `${count} ${count === 1 ? "character" : "characters"} without width (${named})${spelled(says)} ${count === 1 ? "stands" : "stand"} where no script needs ${count === 1 ? "it" : "them"}, seen by no reader and read by the model`,
        help: count === 1 ? "remove it" : "remove them, and find out how they came in",
        ...removalOf(reading, place),
      };
    }
  },
});
