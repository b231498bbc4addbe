import { bare } from "./place.ts";
import { defineRule, traced } from "./rule.ts";

export const retiringModel = defineRule({
  id: "retiring-model",
  summary: "a model whose retirement is announced",
  effect: "differs",
  since: "0.1.0",

  *check(reading, { today }) {
    for (const { span, model, date } of traced(reading, "model-retires")) {
      if (date <= today) continue;
      yield {
        span: bare(reading, span),
        message: `"${model}" will be retired on ${date}; from then on every call of the agent fails`,
        help: "name a newer model, or an alias such as `sonnet` that follows the newest one",
      };
    }
  },
});
