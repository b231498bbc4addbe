import { commandsIn } from "../scan/commands/commands.ts";
import { isSpokenOf, scanned } from "../scan/visible.ts";
import { defineRule } from "./rule.ts";

export const unsafeFlag = defineRule({
  id: "unsafe-flag",
  summary: "a flag that switches a safeguard off",
  effect: "risky",
  since: "0.1.0",

  *check(reading) {
    for (const { hit, span } of scanned(reading, commandsIn)) {
      if (hit.kind !== "unsafe-flag" || isSpokenOf(reading, span)) continue;
      yield {
        span,
        message: `\`${hit.what}\` switches off what would stop a mistake`,
        help: "leave the flag out",
      };
    }
  },
});
