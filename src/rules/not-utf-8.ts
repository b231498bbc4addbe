import { defineRule, traced } from "./rule.ts";

export const notUtf8 = defineRule({
  id: "not-utf-8",
  summary: "a file that is saved as UTF-16",
  effect: "dead",
  since: "0.1.0",

  *check(reading) {
    if (reading.loads) return;
    for (const { span, encoding } of traced(reading, "utf-16")) {
      yield {
        span,
        message: `the file is saved as ${encoding.toUpperCase()}, in which Claude Code finds no frontmatter and skips it without a word`,
        help: "save the file as UTF-8",
      };
    }
  },
});
