import { defineRule, traced } from "./rule.ts";

export const refusedSessionAgents = defineRule({
  id: "refused-session-agents",
  summary: "a value for which the client refuses all of `--agents`",
  effect: "dead",
  since: "0.1.0",

  *check(reading) {
    for (const { span, what } of traced(reading, "session-refused")) {
      yield {
        span,
        message: `${what}, so Claude Code refuses all of \`--agents\` and does not start`,
        help: "the JSON is read more strictly than a file: give every key exactly the type it has",
      };
    }
  },
});
