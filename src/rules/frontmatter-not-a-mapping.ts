import { mendFix } from "./mend-fix.ts";
import { bare } from "./place.ts";
import { defineRule, traced } from "./rule.ts";

export const frontmatterNotAMapping = defineRule({
  id: "frontmatter-not-a-mapping",
  summary: "a frontmatter that is no list of `key: value` lines",
  effect: "dead",
  since: "0.1.0",
  fix: "safe",

  *check(reading) {
    if (reading.loads) return;
    const { root } = reading.frontmatter;
    for (const { span } of traced(reading, "not-a-mapping")) {
      const what = root?.kind === "list" ? "a list" : "a single value";
      yield {
        span: bare(reading, span),
        message: `the frontmatter is ${what} instead of \`key: value\` lines, so Claude Code finds no fields and drops the agent`,
        help: "write each field as `key: value` at the start of a line",
        ...mendFix(reading),
      };
    }
  },
});
