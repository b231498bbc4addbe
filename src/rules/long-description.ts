import { descriptionSpan } from "./place.ts";
import { defineRule } from "./rule.ts";

/** UTF-16 units; a tenth of what the client bears of all agents together would be 6,000. */
const LONG = 1_024;

export const longDescription = defineRule({
  id: "long-description",
  summary: `a description of more than ${LONG} characters`,
  effect: "advice",
  since: "0.1.0",

  *check(reading) {
    const { loads, description } = reading;
    if (!loads || description === undefined || description.length <= LONG) return;
    const tokens = Math.round(description.length / 4);
    yield {
      span: descriptionSpan(reading),
      message: `the description has ${description.length} characters, and Claude Code puts all of them, about ${tokens} tokens, into every conversation`,
      help: "say in a few sentences when to use the agent, and move examples into the prompt",
    };
  },
});
