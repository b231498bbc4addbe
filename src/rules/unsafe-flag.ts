import { commandsIn } from "../scan/commands/commands.ts";
import { overrides } from "../scan/prose/overrides.ts";
import { inFence, isQuotedIn, isSpokenOf, scanned } from "../scan/visible.ts";
import { defineRule } from "./rule.ts";

export const unsafeFlag = defineRule({
  id: "unsafe-flag",
  summary: "a flag or an order that switches a safeguard off",
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
    for (const { hit, span, passage } of scanned(reading, overrides)) {
      if (hit.kind !== "unguarding") continue;
      if (inFence(reading, span) || isQuotedIn(reading, passage, hit, span)) continue;
      // What a word in code means is told behind it.
      if (
        /`\*{0,2}\)?\s{0,3}[-–—:|]\s{0,3}$/.test(
          passage.plain.slice(Math.max(0, hit.start - 12), hit.start),
        )
      )
        continue;
      if (isSpokenOf(reading, span, { within: "sentence", negation: false })) continue;
      yield {
        span,
        message: "this asks the model to switch off what asks its user first",
        help: "let the user decide what is asked",
      };
    }
  },
});
