import { TASK_TOOLS_SETTING } from "../client/facts/tools.ts";
import { defineRule, traced } from "./rule.ts";

export const unavailableTool = defineRule({
  id: "unavailable-tool",
  summary: "a tool that a subagent does not get",
  effect: "ignored",
  since: "0.1.0",

  *check(reading) {
    for (const { span, field, entry, reason } of traced(reading, "tool-unmatched")) {
      // To deny what is not given is a precaution.
      if (field !== "tools") continue;
      if (reason.why === "never") {
        yield {
          span,
          message: `Claude Code never gives "${entry}" to a subagent and drops it`,
          help: "remove the name",
        };
      } else if (reason.why === "depends" && reason.needs !== TASK_TOOLS_SETTING) {
        yield {
          span,
          message: `"${entry}" needs ${reason.needs}, without which Claude Code gives it to no subagent`,
          help: "remove the name, unless the agent runs only where that holds",
        };
      }
    }
  },
});
