import { descriptionSpan } from "./place.ts";
import { defineRule, traced } from "./rule.ts";

export const blankDescription = defineRule({
  id: "blank-description",
  summary: "a description of nothing but blanks",
  effect: "differs",
  since: "0.1.0",

  *check(reading) {
    const { loads, description } = reading;
    if (!loads || description === undefined || description.trim() !== "") return;
    if (traced(reading, "stock-description").length > 0) return;
    yield {
      span: descriptionSpan(reading),
      message:
        "Claude Code takes blanks for a description, and the model is told nothing of this agent",
      help: "say when the agent is to be used",
    };
  },
});
