import { defineRule, traced } from "./rule.ts";

export const pluginIgnoredField = defineRule({
  id: "plugin-ignored-field",
  summary: "a field that the client does not read in plugin agents",
  effect: "ignored",
  since: "0.1.0",

  *check(reading) {
    for (const { span, key } of traced(reading, "plugin-ignores")) {
      yield {
        span,
        message: `Claude Code does not read \`${key}\` in an agent of a plugin`,
        help: "remove the key, or ship the agent in the project instead of a plugin",
      };
    }
  },
});
