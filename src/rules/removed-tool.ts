import type { Fix } from "./fix.ts";
import type { Reading } from "../client/reading.ts";
import type { RemovedTool } from "../client/facts/tools.ts";
import type { TraceEntry } from "../client/trace.ts";
import { defineRule, traced } from "./rule.ts";
import { removeEntry, replaceEntry } from "./list-edits.ts";

export const removedTool = defineRule({
  id: "removed-tool",
  summary: "a tool that the client no longer has",
  effect: "ignored",
  since: "0.1.0",
  fix: "safe",

  *check(reading) {
    for (const found of traced(reading, "tool-unmatched")) {
      const { span, field, entry, reason } = found;
      if (reason.why !== "removed") continue;
      const { tool } = reason;
      const gone = tool.until ? `was removed in Claude Code ${tool.until}` : "is no longer a tool";
      const instead = field === "tools" ? replacement(reading, tool) : undefined;
      const fix = fixFor(reading, found, instead);
      yield {
        span,
        message: `"${entry}" ${gone} and ${field === "tools" ? "grants" : "denies"} nothing`,
        help: instead ? `write "${instead}", which does its work now` : "remove the name",
        ...(fix && { fix }),
      };
    }
  },
});

/** What the agent lacks without the tool. Bash does far more than list a folder, so it is no answer. */
function replacement({ tools }: Reading, { instead }: RemovedTool): string | undefined {
  if (instead === undefined || instead === "Bash") return undefined;
  return tools.granted === "*" || tools.granted.includes(instead) ? undefined : instead;
}

/** Nothing is lost with a name that matches nothing; another tool in its place is a guess. */
function fixFor(
  reading: Reading,
  found: Extract<TraceEntry, { kind: "tool-unmatched" }>,
  instead: string | undefined,
): Fix | undefined {
  const { entry } = found;
  if (instead) {
    const edit = replaceEntry(reading, found, instead);
    const title = `Replace "${entry}" with "${instead}"`;
    return edit && { title, applicability: "unsafe", edits: [edit] };
  }
  const edit = removeEntry(reading, found);
  return edit && { title: `Remove "${entry}"`, applicability: "safe", edits: [edit] };
}
