import { bare } from "./place.ts";
import { defineRule, traced } from "./rule.ts";

export const effortNotSent = defineRule({
  id: "effort-not-sent",
  summary: "an `effort` that does not reach the model as it is written",
  effect: "differs",
  since: "0.1.0",

  *check(reading) {
    for (const { span, effort, model, sent } of traced(reading, "effort-not-sent")) {
      const [message, help] =
        model === undefined
          ? [
              `Claude Code takes ${effort} for \`effort\` and then sends no effort at all`,
              "write low, medium, high, xhigh or max",
            ]
          : sent === undefined
            ? [
                `${model} knows no effort, so Claude Code sends none`,
                "remove the key, or name a newer model",
              ]
            : [
                `${model} knows no effort "${effort}", and Claude Code sends "${sent}" instead`,
                `write \`${sent}\`, or name a newer model`,
              ];
      yield { span: bare(reading, span), message, help };
    }
  },
});
