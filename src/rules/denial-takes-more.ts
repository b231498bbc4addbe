import { defineRule, traced } from "./rule.ts";

export const denialTakesMore = defineRule({
  id: "denial-takes-more",
  summary: "a denial that takes more away than it says",
  effect: "differs",
  since: "0.1.0",

  *check(reading) {
    for (const { span, field, entry, tool } of traced(reading, "specifier-without-effect")) {
      if (field !== "disallowedTools" || /\((?:\*|:\*|\s*)\)$/.test(entry)) continue;
      const all = tool === "Bash" ? "all of Bash, and Monitor with it" : `all of ${tool}`;
      yield {
        span,
        message: `"${entry}" takes away ${all}: Claude Code does not apply the text in parentheses`,
        help: `write "${tool}" if that is meant, or deny the pattern by a permission rule in the settings`,
      };
    }
  },
});
