import { handlerListFix } from "./handler-list.ts";
import { defineRule, traced } from "./rule.ts";

export const hooksDropAgent = defineRule({
  id: "hooks-drop-agent",
  summary: "hooks in a form that makes the client drop the whole agent",
  effect: "dead",
  since: "0.1.0",
  fix: "unsafe",

  *check(reading) {
    for (const { span, what, event } of traced(reading, "hooks-drop-agent")) {
      const fix = event ? handlerListFix(reading, span) : undefined;
      yield {
        span,
        message: `\`${event ?? "hooks"}\` ${what}, so Claude Code drops the whole agent`,
        help: event
          ? `write \`hooks: { ${event}: [{ matcher: …, hooks: [{ type: command, command: … }] }] }\``
          : "write `hooks` as a mapping from events to lists of matchers, or remove it",
        ...(fix && { fix }),
      };
    }
  },
});
