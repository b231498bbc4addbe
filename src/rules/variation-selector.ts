import { hiddenIn } from "../scan/characters/places.ts";
import { removalOf, spelled } from "./removal.ts";
import { defineRule } from "./rule.ts";

export const variationSelector = defineRule({
  id: "variation-selector",
  summary: "variation selectors in a row, which can carry any bytes",
  effect: "hidden",
  since: "0.1.0",
  fix: "safe",

  *check(reading) {
    for (const place of hiddenIn(reading, "variation")) {
      yield {
        span: place.span,
        message: `${place.count} variation selectors in a row${spelled(place.says)} choose the form of no character, and no reader sees them`,
        help: "remove them, and find out how they came in",
        ...removalOf(reading, place),
      };
    }
  },
});
