import { foreignList } from "./foreign.ts";
import { failedDenials } from "./denial-without-effect.ts";
import { listed } from "./place.ts";
import { defineRule, traced } from "./rule.ts";

export const toolListSeparator = defineRule({
  id: "tool-list-separator",
  summary: "tool names with something between or around them that is no separator",
  effect: "ignored",
  since: "0.1.0",

  *check(reading) {
    const failed = new Set(failedDenials(reading));
    // One message tells of a list in another product's words.
    const foreign = foreignList(reading)?.entries;
    for (const found of traced(reading, "tool-unmatched")) {
      const { span, entry, reason } = found;
      if (reason.why !== "glued" || failed.has(found) || foreign?.has(found)) continue;
      const { names } = reason;
      yield {
        span,
        message:
          names.length === 0
            ? `Claude Code takes "${entry}" for the name of a tool and drops it`
            : `Claude Code takes ${glueIn(entry)} for part of a tool's name and drops "${entry}"`,
        help:
          names.length > 1
            ? `write "${names.join(", ")}"`
            : names.length === 1
              ? `write "${names[0]}" with only a comma or a blank beside it`
              : "remove it",
      };
    }
  },
});

/** What stands between or around the names. */
function glueIn(entry: string): string {
  if (/[\r\n]/.test(entry)) return "a line break";
  if (entry.includes("\t")) return "a tab";
  return listed([...new Set(entry.replaceAll(/\w+/g, ""))].map((mark) => `"${mark}"`));
}
