import type { Reading } from "../client/reading.ts";
import { defineRule, traced } from "./rule.ts";

export const unlimitedTool = defineRule({
  id: "unlimited-tool",
  summary: "a limit in parentheses behind a granted tool, which limits nothing",
  effect: "unguarded",
  since: "0.1.0",

  *check(reading) {
    const seen = new Map<string, number>();
    const limited = limitedEntries(reading);
    for (const { tool } of limited) seen.set(tool, (seen.get(tool) ?? 0) + 1);
    for (const { span, entry, tool } of limited) {
      const more = (seen.get(tool) ?? 0) - 1;
      // One finding for each tool: thirty patterns of Bash are one mistake.
      if (!seen.delete(tool)) continue;
      const entries =
        more === 0
          ? `"${entry}"`
          : `"${entry}" and ${more} more ${more === 1 ? "entry" : "entries"}`;
      yield {
        span,
        message: `${entries} ${more === 0 ? "grants" : "grant"} the whole of ${tool}: Claude Code does not apply the text in parentheses`,
        help: `remove ${tool}, or guard it with a PreToolUse hook or with permission rules in the settings`,
      };
    }
  },
});

function limitedEntries(reading: Reading) {
  return traced(reading, "specifier-without-effect").filter(
    ({ field, tool, entry }) =>
      field === "tools" &&
      tool !== "Agent" &&
      !reading.tools.denied.includes(tool) &&
      // A pattern that covers everything promises nothing.
      !/\((?:\*|:\*|\s*)\)$/.test(entry),
  );
}
