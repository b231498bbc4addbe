import { commandsIn } from "../scan/commands/commands.ts";
import { isSpokenOf, scanned } from "../scan/visible.ts";
import { defineRule } from "./rule.ts";

export const destructiveCommand = defineRule({
  id: "destructive-command",
  summary: "a command that wipes more than a project",
  effect: "risky",
  since: "0.1.0",

  *check(reading) {
    for (const { hit, span } of scanned(reading, commandsIn)) {
      if (hit.kind !== "destructive" || isSpokenOf(reading, span)) continue;
      yield {
        span,
        message: `this wipes ${hit.what}, and nothing brings it back`,
        help: "name exactly what is to be deleted",
      };
    }
  },
});
