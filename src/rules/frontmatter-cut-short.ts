import { mendCutFix } from "./mend-fix.ts";
import { listed } from "./place.ts";
import { defineRule, traced } from "./rule.ts";

export const frontmatterCutShort = defineRule({
  id: "frontmatter-cut-short",
  summary: "dashes inside a line that end the frontmatter",
  effect: "differs",
  since: "0.1.0",
  fix: "unsafe",

  *check(reading) {
    // A dead agent has its own finding at these dashes.
    if (!reading.loads || reading.frontmatter.outcome !== "mapping") return;
    for (const { span, lostKeys } of traced(reading, "block-cut-short")) {
      const keys = lostKeys.map((key) => `\`${key}\``);
      const lost = keys.length > 0 ? `, ${listed(keys)} included` : "";
      yield {
        span,
        message: `these dashes end the frontmatter; Claude Code takes what follows for the prompt${lost}`,
        help: "write a dash of another kind here; the first `---` after the opening one ends the frontmatter, even inside quotes",
        ...mendCutFix(reading),
      };
    }
  },
});
