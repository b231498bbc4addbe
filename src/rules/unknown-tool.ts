import { defineRule, traced } from "./rule.ts";

export const unknownTool = defineRule({
  id: "unknown-tool",
  summary: "a tool name that the client does not know",
  effect: "ignored",
  since: "0.1.0",
  fix: "unsafe",

  *check(reading) {
    for (const { span, field, entry, reason } of traced(reading, "tool-unmatched")) {
      if (reason.why !== "unknown") continue;
      const { near } = reason;
      const message =
        field === "tools"
          ? `Claude Code ${reading.client.version} has no tool named "${entry}" and drops it`
          : `Claude Code ${reading.client.version} has no tool named "${entry}", so nothing is denied`;
      yield {
        span,
        message,
        help: near
          ? `write "${near}" if that is the tool you meant`
          : "remove the name, or write the tool as Claude Code spells it",
        ...(near && {
          fix: {
            title: `Replace "${entry}" with "${near}"`,
            applicability: "unsafe",
            edits: [{ start: span.start, end: span.end, text: near }],
          },
        }),
      };
    }
  },
});
