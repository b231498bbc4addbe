import { hiddenIn } from "../scan/characters/places.ts";
import { removalOf } from "./removal.ts";
import { defineRule } from "./rule.ts";

export const bidiControl = defineRule({
  id: "bidi-control",
  summary: "direction marks that show text in another order than it is read",
  effect: "hidden",
  since: "0.1.0",
  fix: "safe",

  *check(reading) {
    for (const place of hiddenIn(reading, "bidi")) {
      yield {
        span: place.span,
        message: `${place.named} turns the direction of the text, so a reader sees it in another order than the model`,
        help: "remove it; text from right to left needs it only around text from left to right, and closed on its line",
        ...removalOf(reading, place),
      };
    }
  },
});
