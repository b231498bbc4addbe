import { defineRule, traced } from "./rule.ts";

export const allToolsDenied = defineRule({
  id: "all-tools-denied",
  summary: "a list of tools that the denials take away whole",
  effect: "dead",
  since: "0.1.0",

  *check(reading) {
    for (const { span } of traced(reading, "all-tools-denied")) {
      yield {
        span,
        message:
          "`disallowedTools` takes every tool of this list away, so the agent runs without any",
        help: "take the tools that the agent needs out of `disallowedTools`",
      };
    }
  },
});
