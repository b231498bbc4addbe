import { commandsIn } from "../scan/commands.ts";
import { isSpokenOf, scanned } from "../scan/visible.ts";
import { defineRule } from "./rule.ts";

export const persistence = defineRule({
  id: "persistence",
  summary: "a command that leaves something behind that runs again",
  effect: "risky",
  since: "0.1.0",

  *check(reading) {
    for (const { hit, span } of scanned(reading, commandsIn)) {
      if (hit.kind !== "persistence" || isSpokenOf(reading, span)) continue;
      yield {
        span,
        message: `this changes ${hit.what}, and its effect outlives the session`,
        help: "ask the user to do it, and say why",
      };
    }
  },
});
