import { isQuoted } from "../scan/prose/caution.ts";
import { overrides } from "../scan/prose/overrides.ts";
import { isSpokenOf, scanned } from "../scan/visible.ts";
import { defineRule } from "./rule.ts";

export const instructionOverride = defineRule({
  id: "instruction-override",
  summary: "an order to put earlier instructions aside",
  effect: "risky",
  since: "0.1.0",

  *check(reading) {
    for (const { hit, span, passage } of scanned(reading, overrides)) {
      if (
        isQuoted(passage.plain, hit.start, hit.end) ||
        isSpokenOf(reading, span, { within: "sentence" })
      )
        continue;
      yield {
        span,
        message: "this tells the model to put aside what it was told by others",
        help: "say what the agent is to do, and leave the rest in force",
      };
    }
  },
});
