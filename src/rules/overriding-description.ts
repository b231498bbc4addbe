import { overridingIn } from "../scan/overriding.ts";
import { defineRule } from "./rule.ts";

export const overridingDescription = defineRule({
  id: "overriding-description",
  summary: "a description with an order to put earlier instructions aside",
  effect: "hidden",
  since: "0.1.0",

  *check(reading) {
    for (const { span, toMain } of overridingIn(reading)) {
      if (!toMain) continue;
      yield {
        span,
        message:
          "this tells the model to put its instructions aside, and Claude Code gives descriptions to the main conversation before any agent is used",
        help: "say what the agent is for, and when it is meant to be used",
      };
    }
  },
});
