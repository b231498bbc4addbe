import { defineRule, traced } from "./rule.ts";

export const toolDenied = defineRule({
  id: "tool-denied",
  summary: "a tool that is granted and denied at once",
  effect: "ignored",
  since: "0.1.0",

  *check(reading) {
    for (const { span, entry, by } of traced(reading, "tool-denied")) {
      yield {
        span,
        message: `"${by}" in \`disallowedTools\` takes "${entry}" away, so granting it has no effect`,
        help: "remove it from one of the two lists",
      };
    }
  },
});
