import { defineRule, traced } from "./rule.ts";

export const agentTypesNotLimited = defineRule({
  id: "agent-types-not-limited",
  summary: "a list of agent types behind `Agent`, which a subagent does not heed",
  effect: "differs",
  since: "0.1.0",

  *check(reading) {
    for (const { span, field, entry, tool } of traced(reading, "specifier-without-effect")) {
      if (field !== "tools" || tool !== "Agent" || reading.tools.denied.includes(tool)) continue;
      yield {
        span,
        message: `"${entry}" lets a subagent start agents of every type: Claude Code heeds the list only in the main agent`,
        help: "name the agents to start in the prompt, and do not rely on the list",
      };
    }
  },
});
