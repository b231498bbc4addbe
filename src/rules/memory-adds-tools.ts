import { bare, listed } from "./place.ts";
import { defineRule, traced } from "./rule.ts";

export const memoryAddsTools = defineRule({
  id: "memory-adds-tools",
  summary: "a `memory` that gives the agent tools which its list does not name",
  effect: "differs",
  install: "warn",
  since: "0.1.0",

  *check(reading) {
    for (const { span, tools } of traced(reading, "memory-adds-tools")) {
      yield {
        span: bare(reading, span),
        message: `with \`memory\` Claude Code gives the agent ${listed(tools)} too, which \`tools\` does not name`,
        help: `name ${tools.length === 1 ? "it" : "them"} in \`tools\`, or in \`disallowedTools\` if the agent must not have ${tools.length === 1 ? "it" : "them"}`,
      };
    }
  },
});
