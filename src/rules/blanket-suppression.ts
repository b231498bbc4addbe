import { defineSuppressionRule } from "./rule.ts";

export const blanketSuppression = defineSuppressionRule({
  id: "blanket-suppression",
  summary: "a comment that suppresses whatever there is, and names no rule",
  effect: "advice",
  since: "0.1.0",

  *check(suppressions) {
    for (const { kind, names, span, outcome } of suppressions) {
      if (!kind || kind === "enable" || names.length > 0 || outcome === "idle") continue;
      yield {
        span,
        message: "this suppresses every finding, also one that nobody has seen yet",
        help: "name the rules, and the reason behind ` -- `",
      };
    }
  },
});
