import { defineRule, traced } from "./rule.ts";

export const commentInValue = defineRule({
  id: "comment-in-value",
  summary: "a comment that the client takes as part of a value",
  effect: "differs",
  since: "0.1.0",

  *check(reading) {
    for (const { span, key } of traced(reading, "comment-swallowed")) {
      yield {
        span,
        message: `this comment is part of \`${key}\`: another line does not parse as YAML, and where Claude Code quotes values to get around that, it quotes comments too`,
        help: "put the comment on a line of its own, or mend the line that does not parse",
      };
    }
  },
});
