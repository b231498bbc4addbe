import { defineRule, traced } from "./rule.ts";

/** Fields of running text, in which a hash is a number sign more often than not. */
const texts: readonly string[] = ["name", "description", "initialPrompt"];

export const valueCutAtComment = defineRule({
  id: "value-cut-at-comment",
  summary: "a text that ends at a hash taken for a comment",
  effect: "differs",
  since: "0.1.0",

  *check(reading) {
    for (const { span, key, comment } of traced(reading, "comment")) {
      if (!texts.includes(key) || !/^#[^\s#]/.test(comment)) continue;
      const word = /^#\S+/.exec(comment)![0];
      yield {
        span: { start: span.start, end: span.start + word.length },
        message: `a hash after a blank starts a comment, so \`${key}\` ends before "${word}"`,
        help: "put the value in quotes",
      };
    }
  },
});
