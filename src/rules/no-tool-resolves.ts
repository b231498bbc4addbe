import { copilotEntries, copilotFix } from "./copilot.ts";
import { listed } from "./place.ts";
import { defineRule, traced } from "./rule.ts";

/** How many entries a message names. */
const SHOWN = 3;

export const noToolResolves = defineRule({
  id: "no-tool-resolves",
  summary: "a list of tools in which no entry gives the agent a tool",
  effect: "dead",
  since: "0.1.0",
  fix: "unsafe",

  *check(reading) {
    for (const { span, entries, refused } of traced(reading, "no-tool-resolves")) {
      const names = entries.slice(0, SHOWN).map((entry) => `"${entry}"`);
      const rest = entries.length - names.length;
      const foreign = copilotEntries(reading);
      const fix = foreign.length > 0 ? copilotFix(reading, foreign) : undefined;
      const list = listed(rest > 0 ? [...names, `${rest} more`] : names);
      yield {
        span,
        message: refused
          ? `Claude Code gives a subagent no tool for ${list} and refuses to start the agent`
          : `Claude Code gives a subagent no tool for ${list}, so the agent runs without any`,
        help:
          foreign.length > 0
            ? "these are tools of GitHub Copilot; name those of Claude Code (Read, Edit, Grep, Bash), or remove the key to grant every tool"
            : "name tools as Claude Code spells them (Read, Grep, Bash), or remove the key to grant every tool",
        ...(fix && { fix }),
      };
    }
  },
});
