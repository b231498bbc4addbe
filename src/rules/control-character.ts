import { hiddenIn } from "../scan/characters/places.ts";
import { removalOf } from "./removal.ts";
import { defineRule } from "./rule.ts";

export const controlCharacter = defineRule({
  id: "control-character",
  summary: "control characters, which a terminal obeys and a reader does not see",
  effect: "hidden",
  since: "0.1.0",
  fix: "safe",

  *check(reading) {
    for (const place of hiddenIn(reading, "control")) {
      yield {
        span: place.span,
        message: `the control character ${place.named} stands here, which an editor does not show, a terminal obeys and the model reads`,
        help: "remove it; if text around it is damaged too, take it from a good copy",
        ...removalOf(reading, place),
      };
    }
  },
});
