import { defineRule, traced } from "./rule.ts";

export const byteOrderMark = defineRule({
  id: "byte-order-mark",
  summary: "a byte-order mark that hides the frontmatter from older clients",
  effect: "dead",
  since: "0.1.0",
  fix: "safe",

  *check(reading) {
    if (reading.loads) return;
    for (const _ of traced(reading, "byte-order-mark")) {
      yield {
        span: { start: 0, end: 1 },
        message: `the file starts with a byte-order mark, behind which Claude Code ${reading.client.version} finds no frontmatter, and it skips the file without a word`,
        help: "save the file without a byte-order mark",
        fix: {
          title: "Remove the byte-order mark",
          applicability: "safe",
          edits: [{ start: 0, end: 1, text: "" }],
        },
      };
    }
  },
});
