import { overridingIn } from "../scan/overriding.ts";
import { defineRule } from "./rule.ts";

export const instructionOverride = defineRule({
  id: "instruction-override",
  summary: "an order to put earlier instructions aside",
  effect: "risky",
  since: "0.1.0",

  *check(reading) {
    for (const { span, toMain } of overridingIn(reading)) {
      // There it is worse, and has a rule of its own.
      if (toMain) continue;
      yield {
        span,
        message: "this tells the model to put aside what it was told by others",
        help: "say what the agent is to do, and leave the rest in force",
      };
    }
  },
});
