import { defineRule, traced } from "./rule.ts";

export const backgroundTool = defineRule({
  id: "background-tool",
  summary: "a tool that an agent in the background does not get",
  effect: "ignored",
  since: "0.1.0",

  *check(reading) {
    for (const { span, entry } of traced(reading, "tool-foreground-only")) {
      yield {
        span,
        message: `Claude Code leaves "${entry}" out while the agent runs in the background, as \`background\` demands`,
        help: "remove the name, or remove `background`",
      };
    }
  },
});
