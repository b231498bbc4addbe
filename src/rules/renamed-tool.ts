import { replaceEntry } from "./list-edits.ts";
import { defineRule, traced } from "./rule.ts";

export const renamedTool = defineRule({
  id: "renamed-tool",
  summary: "a tool under a name that it had before",
  effect: "advice",
  since: "0.1.0",
  fix: "safe",

  *check(reading) {
    for (const found of traced(reading, "tool-renamed")) {
      const { span, entry, means } = found;
      const old = entry.replace(/\(.*$/s, "");
      const edit = replaceEntry(reading, found, means + entry.slice(old.length));
      yield {
        span,
        message: `"${old}" is called "${means}" now, and Claude Code still takes the old name`,
        help: `write "${means}"`,
        ...(edit && {
          fix: {
            title: `Replace "${old}" with "${means}"`,
            applicability: "safe",
            edits: [edit],
          },
        }),
      };
    }
  },
});
