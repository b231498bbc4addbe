import { defineRule, traced } from "./rule.ts";

export const fileTooLarge = defineRule({
  id: "file-too-large",
  summary: "a file that is too large for the client",
  effect: "dead",
  since: "0.1.0",

  *check(reading) {
    for (const { span, size, limit } of traced(reading, "too-large")) {
      yield {
        span,
        message: `the file has ${size} bytes and Claude Code skips files of more than ${limit}`,
        help: "move long material into files that the agent reads when it needs them",
      };
    }
  },
});
