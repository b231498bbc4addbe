import { bare } from "./place.ts";
import { defineRule, traced } from "./rule.ts";

export const retiredModel = defineRule({
  id: "retired-model",
  summary: "a model that has been retired",
  effect: "dead",
  since: "0.1.0",

  *check(reading, { today }) {
    for (const { span, model, date } of traced(reading, "model-retires")) {
      if (date > today) continue;
      yield {
        span: bare(reading, span),
        message: `"${model}" was retired on ${date}, so every call of the agent fails`,
        help: "name a current model, or an alias such as `sonnet` that follows the newest one",
      };
    }
  },
});
