import { defineRule, traced } from "./rule.ts";

export const renamedTool = defineRule({
  id: "renamed-tool",
  summary: "a tool under a name that it had before",
  effect: "advice",
  since: "0.1.0",
  fix: "safe",

  *check(reading) {
    for (const { span, entry, means } of traced(reading, "tool-renamed")) {
      const old = entry.replace(/\(.*$/s, "");
      // Where the entry is written with escapes, its place is that of the whole value.
      const exact = reading.document.file.text.slice(span.start, span.end) === entry;
      const edits = [{ start: span.start, end: span.start + old.length, text: means }];
      yield {
        span,
        message: `"${old}" is called "${means}" now, and Claude Code still takes the old name`,
        help: `write "${means}"`,
        ...(exact && {
          fix: { title: `Replace "${old}" with "${means}"`, applicability: "safe", edits },
        }),
      };
    }
  },
});
