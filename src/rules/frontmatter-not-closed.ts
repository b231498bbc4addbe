import { mendFix } from "./mend-fix.ts";
import { defineRule, traced } from "./rule.ts";

export const frontmatterNotClosed = defineRule({
  id: "frontmatter-not-closed",
  summary: "a frontmatter without its closing dashes",
  effect: "dead",
  since: "0.1.0",
  fix: "safe",

  *check(reading) {
    if (reading.loads) return;
    for (const { span, envelope } of traced(reading, "unfenced")) {
      if (envelope.cause !== "not-closed") continue;
      yield {
        span,
        message:
          "no `---` closes this frontmatter, so Claude Code sees none and skips the file without a word",
        help: "put `---` on a line of its own below the last field",
        ...mendFix(reading),
      };
    }
  },
});
