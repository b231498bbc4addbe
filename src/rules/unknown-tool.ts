import { foreignList } from "./foreign.ts";
import { replaceEntry } from "./list-edits.ts";
import { defineRule, traced } from "./rule.ts";

export const unknownTool = defineRule({
  id: "unknown-tool",
  summary: "a tool name that the client does not know",
  effect: "ignored",
  since: "0.1.0",
  fix: "unsafe",

  *check(reading) {
    const comments = traced(reading, "comment-swallowed");
    const deadList = traced(reading, "no-tool-resolves").length > 0;
    // One message tells of a list in another product's words.
    const foreign = foreignList(reading)?.entries;
    for (const found of traced(reading, "tool-unmatched")) {
      const { span, field, entry, reason } = found;
      if (reason.why !== "unknown" || foreign?.has(found)) continue;
      const { near } = reason;
      // The list as a whole, and a comment that became part of it, are reported by other rules.
      if (field === "tools" && deadList && !near) continue;
      if (
        comments.some((comment) => comment.span.start <= span.start && span.end <= comment.span.end)
      ) {
        continue;
      }
      const edit = near && replaceEntry(reading, found, near);
      yield {
        span,
        message:
          field === "tools"
            ? `Claude Code ${reading.client.version} has no tool named "${entry}" and drops it`
            : `Claude Code ${reading.client.version} has no tool named "${entry}", so nothing is denied`,
        help: near
          ? `write "${near}" if that is the tool you meant`
          : "remove the name, or write the tool as Claude Code spells it",
        ...(edit && {
          fix: {
            title: `Replace "${entry}" with "${near}"`,
            applicability: "unsafe",
            edits: [edit],
          },
        }),
      };
    }
  },
});
