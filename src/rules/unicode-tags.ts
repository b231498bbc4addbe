import { hiddenIn } from "../scan/characters/places.ts";
import { removalOf, spelled } from "./removal.ts";
import { defineRule } from "./rule.ts";

export const unicodeTags = defineRule({
  id: "unicode-tags",
  summary: "tag characters, which no font shows and a model reads as letters",
  effect: "hidden",
  since: "0.1.0",
  fix: "safe",

  *check(reading) {
    for (const place of hiddenIn(reading, "tag")) {
      yield {
        span: place.span,
        message: `${place.count} tag ${place.count === 1 ? "character stands" : "characters stand"} here${spelled(place.says)}, which no reader sees and Claude Code hands to the model`,
        help: "remove them, and find out how they came in",
        ...removalOf(reading, place),
      };
    }
  },
});
