import { mendFix } from "./mend-fix.ts";
import { quoteScalar } from "./quote.ts";
import { defineRule, traced } from "./rule.ts";

export const invalidDescription = defineRule({
  id: "invalid-description",
  summary: "a `description` that the client refuses",
  effect: "dead",
  since: "0.1.0",
  fix: "safe",

  *check(reading) {
    if (reading.loads) return;
    for (const { span, written } of traced(reading, "description-not-text")) {
      const fix = quoteScalar(reading, "description") ?? mendFix(reading).fix;
      yield {
        span,
        message: `\`description\` is ${written} and not a text, so Claude Code drops the agent`,
        help:
          written === "a list" || written === "a mapping" || !fix
            ? "write `description` as a text"
            : "put it in quotes",
        ...(fix && { fix }),
      };
    }
  },
});
