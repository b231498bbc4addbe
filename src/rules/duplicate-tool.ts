import { foreignList } from "./foreign.ts";
import { defineRule, traced } from "./rule.ts";
import { removeEntry } from "./list-edits.ts";

export const duplicateTool = defineRule({
  id: "duplicate-tool",
  summary: "an entry that stands twice in a list of tools",
  effect: "ignored",
  since: "0.1.0",
  fix: "safe",

  *check(reading) {
    if (foreignList(reading)) return;
    for (const found of traced(reading, "tool-repeated")) {
      const { span, field, entry } = found;
      const edit = removeEntry(reading, found);
      yield {
        span,
        message: `"${entry}" stands further up in \`${field}\` already, and Claude Code takes it once`,
        help: "remove it here",
        ...(edit && {
          fix: { title: `Remove the second "${entry}"`, applicability: "safe", edits: [edit] },
        }),
      };
    }
  },
});
