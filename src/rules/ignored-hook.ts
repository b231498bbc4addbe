import { defineRule, traced } from "./rule.ts";

export const ignoredHook = defineRule({
  id: "ignored-hook",
  summary: "a hook that the client does not take",
  effect: "ignored",
  since: "0.1.0",

  *check(reading) {
    for (const { span, what, event } of traced(reading, "hook-ignored")) {
      yield {
        span,
        message: `\`${event}\` ${what}, so Claude Code ignores it`,
        help: "write `Event: [{ matcher: …, hooks: [{ type: command, command: … }] }]` with an event such as PostToolUse or Stop",
      };
    }
  },
});
