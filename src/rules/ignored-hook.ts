import { failedGuards, matcherFix, renamedEvent } from "./guards.ts";
import { handlerListFix } from "./handler-list.ts";
import { defineRule, traced } from "./rule.ts";

export const ignoredHook = defineRule({
  id: "ignored-hook",
  summary: "a hook that the client does not take",
  effect: "ignored",
  since: "0.1.0",
  fix: "unsafe",

  *check(reading) {
    const guards = new Set(failedGuards(reading));
    for (const ignored of traced(reading, "hook-ignored")) {
      // A guard that never runs is a restriction that is not enforced, and has a rule of its own.
      if (guards.has(ignored)) continue;
      const { span, what, event, dead } = ignored;
      if (dead) {
        const fix = matcherFix(reading, span, dead);
        yield {
          span,
          message: `a hook on \`${event}\` ${what}, so it never runs for ${dead.tool}`,
          help: `write "${dead.right}"`,
          ...(fix && { fix }),
        };
        continue;
      }
      const fix = renamedEvent(reading, span, event) ?? handlerListFix(reading, span);
      yield {
        span,
        message: `\`${event}\` ${what}, so Claude Code ignores it`,
        help: "write `Event: [{ matcher: …, hooks: [{ type: command, command: … }] }]` with an event such as PostToolUse or Stop",
        ...(fix && { fix }),
      };
    }
  },
});
