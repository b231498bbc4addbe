import { bare } from "./place.ts";
import { quoteScalar } from "./quote.ts";
import { defineRule, traced } from "./rule.ts";

const refused = {
  "leading-dash": "starts with a dash",
  colon: "holds a colon",
  "too-long": "is longer than 256 characters",
} as const;

export const invalidName = defineRule({
  id: "invalid-name",
  summary: "a `name` that the client refuses",
  effect: "dead",
  since: "0.1.0",
  fix: "safe",

  *check(reading) {
    if (reading.loads) return;
    for (const { span, written } of traced(reading, "name-not-text")) {
      const fix = quoteScalar(reading, "name");
      yield {
        span,
        message: `\`name\` is ${written} and not a text, so Claude Code drops the agent`,
        help: fix ? "put it in quotes" : "write `name` as a text",
        ...(fix && { fix }),
      };
    }
    for (const { span, why } of traced(reading, "name-refused")) {
      yield {
        span: bare(reading, span),
        message: `the name ${refused[why]}, so Claude Code drops the agent`,
        help: "use letters, digits and dashes, and start with a letter",
      };
    }
  },
});
