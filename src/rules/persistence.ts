import { commandsIn } from "../scan/commands/commands.ts";
import { settingsChanges } from "../scan/prose/orders.ts";
import { inFence, isSpokenOf, scanned } from "../scan/visible.ts";
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
    for (const { span } of scanned(reading, settingsChanges)) {
      if (inFence(reading, span) || isSpokenOf(reading, span, { within: "sentence" })) continue;
      yield {
        span,
        message: "this changes what Claude Code or git does in every later session",
        help: "ask the user to do it, and say why",
      };
    }
  },
});
