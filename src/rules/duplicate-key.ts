import { removeEntries } from "./entry-edits.ts";
import { lineOf } from "./place.ts";
import { defineRule, traced } from "./rule.ts";

export const duplicateKey = defineRule({
  id: "duplicate-key",
  summary: "a key that a later one of the same name replaces",
  effect: "ignored",
  since: "0.1.0",
  fix: "safe",

  *check(reading) {
    const repeated = traced(reading, "duplicate-key");
    const edits = removeEntries(
      reading,
      repeated.map(({ span }) => span),
    );
    for (const [index, { span, key, winner }] of repeated.entries()) {
      const edit = edits[index];
      const title = `Remove the \`${key}\` without effect`;
      yield {
        span,
        message: `\`${key}\` stands here again on line ${lineOf(reading, winner)}, and Claude Code takes only that one`,
        help: "keep one of the two",
        ...(edit && { fix: { title, applicability: "safe", edits: [edit] } }),
      };
    }
  },
});
