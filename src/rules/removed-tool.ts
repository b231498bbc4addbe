import type { Fix } from "../lint/diagnostic.ts";
import type { Reading } from "../client/reading.ts";
import type { RemovedTool } from "../client/facts/tools.ts";
import type { ToolField } from "../client/trace.ts";
import type { Span } from "../text/source-file.ts";
import { defineRule, traced } from "./rule.ts";
import { removeEntry } from "./tool-edits.ts";

export const removedTool = defineRule({
  id: "removed-tool",
  summary: "a tool that the client no longer has",
  effect: "ignored",
  since: "0.1.0",
  fix: "unsafe",

  *check(reading) {
    for (const { span, field, entry, reason } of traced(reading, "tool-unmatched")) {
      if (reason.why !== "removed") continue;
      const { tool } = reason;
      const gone = tool.until ? `was removed in Claude Code ${tool.until}` : "is no longer a tool";
      const fix = fixFor(reading, field, span, tool);
      yield {
        span,
        message: `"${entry}" ${gone} and ${field === "tools" ? "grants" : "denies"} nothing`,
        help:
          tool.instead && !has(reading, tool.instead) && field === "tools"
            ? `write "${tool.instead}", which does its work now`
            : "remove the name",
        ...(fix && { fix }),
      };
    }
  },
});

function has({ tools }: Reading, name: string): boolean {
  return tools.granted === "*" || tools.granted.includes(name);
}

/** Nothing is lost with a name that matches nothing; another tool in its place is a guess. */
function fixFor(
  reading: Reading,
  field: ToolField,
  span: Span,
  { name, instead }: RemovedTool,
): Fix | undefined {
  if (field === "tools" && instead && !has(reading, instead)) {
    const title = `Replace "${name}" with "${instead}"`;
    return { title, applicability: "unsafe", edits: [{ ...span, text: instead }] };
  }
  const edit = removeEntry(reading, field, span);
  return edit && { title: `Remove "${name}"`, applicability: "safe", edits: [edit] };
}
