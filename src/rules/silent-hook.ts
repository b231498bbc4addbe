import { entryOf } from "../client/reading.ts";
import { silentForSubagent } from "../client/facts/hooks.ts";
import { listed } from "./place.ts";
import { defineRule } from "./rule.ts";

export const silentHook = defineRule({
  id: "silent-hook",
  summary: "a hook on an event that does not come to a subagent",
  effect: "ignored",
  since: "0.1.0",

  *check(reading) {
    const hooks = entryOf(reading, "hooks")?.value;
    if (hooks?.kind !== "map") return;
    for (const { key, keySpan } of hooks.entries) {
      if (!reading.values.hookEvents.includes(key) || !silentForSubagent.includes(key)) continue;
      yield {
        span: keySpan,
        message: `Claude Code does not run hooks on \`${key}\` while it runs a subagent`,
        help: `use ${listed(["PreToolUse", "PostToolUse", "Stop"], "or")}, or put the hook into the settings`,
      };
    }
  },
});
