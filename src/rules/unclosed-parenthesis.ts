import { defineRule, traced } from "./rule.ts";

export const unclosedParenthesis = defineRule({
  id: "unclosed-parenthesis",
  summary: "an open parenthesis that swallows the rest of a tool list",
  effect: "ignored",
  since: "0.1.0",

  *check(reading) {
    for (const { span, field, entry, reason } of traced(reading, "tool-unmatched")) {
      if (reason.why !== "open-parenthesis" || field !== "tools") continue;
      const start = span.start + Math.max(0, entry.lastIndexOf("("));
      yield {
        span: { start, end: span.end },
        message:
          "no parenthesis closes this one, so Claude Code takes all that follows for part of one name and drops it",
        help: "close the parenthesis",
      };
    }
  },
});
