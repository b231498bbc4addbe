import { defineRule, traced } from "./rule.ts";

export const mcpPattern = defineRule({
  id: "mcp-pattern",
  summary: "an MCP pattern of a form that the client does not match",
  effect: "ignored",
  since: "0.1.0",

  *check(reading) {
    for (const { span, field, entry, reason } of traced(reading, "tool-unmatched")) {
      if (reason.why !== "mcp-form" || field !== "tools") continue;
      yield {
        span,
        message: `Claude Code matches no MCP pattern of the form "${entry}" and drops it`,
        help: "write `mcp__server`, `mcp__server__*` or `mcp__server__tool`",
      };
    }
  },
});
