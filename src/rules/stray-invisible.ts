import { hiddenIn } from "../scan/characters/places.ts";
import { removalOf } from "./removal.ts";
import { defineRule } from "./rule.ts";

export const strayInvisible = defineRule({
  id: "stray-invisible",
  summary: "a single character that shows nothing",
  effect: "risky",
  since: "0.1.0",
  fix: "safe",

  *check(reading) {
    for (const place of hiddenIn(reading, "stray")) {
      yield {
        span: place.span,
        message: `${place.named} shows nothing here, so two texts that look alike can differ`,
        help: "remove it, unless the script around it needs it",
        ...removalOf(reading, place),
      };
    }
  },
});
