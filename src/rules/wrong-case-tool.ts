import { foreignList } from "./foreign.ts";
import { failedDenials } from "./denial-without-effect.ts";
import { replaceEntry } from "./list-edits.ts";
import { defineRule, traced } from "./rule.ts";

export const wrongCaseTool = defineRule({
  id: "wrong-case-tool",
  summary: "a tool name in the wrong case",
  effect: "ignored",
  since: "0.1.0",
  fix: "safe",

  *check(reading) {
    const failed = new Set(failedDenials(reading));
    const dead = reading.tools.spawn !== "ok";
    // One message tells of a list in another product's words.
    const foreign = foreignList(reading)?.entries;
    for (const found of traced(reading, "tool-unmatched")) {
      const { span, field, entry, reason } = found;
      if (reason.why !== "wrong-case" || failed.has(found)) continue;
      if (foreign?.has(found)) continue;
      const { right } = reason;
      const edit = replaceEntry(reading, found, right);
      yield {
        span,
        message: `Claude Code has no tool named "${entry}" and drops it; names of tools are case-sensitive`,
        help: `write "${right}"`,
        ...(edit && {
          fix: {
            title: `Replace "${entry}" with "${right}"`,
            // A living agent would get a tool that it does not have today.
            applicability: dead && field === "tools" ? "safe" : "unsafe",
            edits: [edit],
          },
        }),
      };
    }
  },
});
