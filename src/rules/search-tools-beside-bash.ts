import { defineRule, traced } from "./rule.ts";

export const searchToolsBesideBash = defineRule({
  id: "search-tools-beside-bash",
  summary: "Grep or Glob granted beside Bash",
  effect: "advice",
  since: "0.1.0",

  *check(reading) {
    for (const { span, entry } of traced(reading, "tool-beside-bash")) {
      yield {
        span,
        message: `Claude Code leaves "${entry}" out where Bash is granted, which has its own search`,
        help: "remove the name, or remove Bash if the agent needs no commands",
      };
    }
  },
});
