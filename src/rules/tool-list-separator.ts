import { failedDenials } from "./denial-without-effect.ts";
import { defineRule, traced } from "./rule.ts";

export const toolListSeparator = defineRule({
  id: "tool-list-separator",
  summary: "tool names with something between or around them that is no separator",
  effect: "ignored",
  since: "0.1.0",

  *check(reading) {
    const failed = failedDenials(reading);
    for (const found of traced(reading, "tool-unmatched")) {
      const { span, entry, reason } = found;
      if (reason.why !== "glued" || failed.includes(found)) continue;
      const { names } = reason;
      yield {
        span,
        message:
          names.length === 0
            ? `Claude Code takes "${entry}" for the name of a tool and drops it`
            : `Claude Code splits the list only at commas and blanks and takes "${entry}" for one name, which it drops`,
        help:
          names.length === 0
            ? "remove it"
            : `write ${names.join(", ")} with commas between names and nothing around them`,
      };
    }
  },
});
