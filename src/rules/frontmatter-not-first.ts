import { mendFix } from "./mend-fix.ts";
import { defineRule, traced } from "./rule.ts";

export const frontmatterNotFirst = defineRule({
  id: "frontmatter-not-first",
  summary: "a frontmatter that something else stands before",
  effect: "dead",
  since: "0.1.0",
  fix: "safe",

  *check(reading) {
    if (reading.loads) return;
    const { text } = reading.document.file;
    for (const { span, envelope } of traced(reading, "unfenced")) {
      if (envelope.cause !== "text-before-fence") continue;
      const from = envelope.bom ? 1 : 0;
      const before = text.slice(from, span.start);
      const blank = before.trim() === "";
      const what = blank
        ? "white space stands before the frontmatter"
        : "text stands before the frontmatter";
      yield {
        span,
        message: `${what}, so Claude Code sees none and skips the file without a word`,
        help: "start the file with these three dashes",
        ...mendFix(reading),
      };
    }
  },
});
