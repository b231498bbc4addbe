import { defineRule, traced } from "./rule.ts";

export const wordLost = defineRule({
  id: "word-lost",
  summary: "a first word that YAML takes for a mark of its own",
  effect: "differs",
  since: "0.1.0",

  *check(reading) {
    const { text } = reading.document.file;
    for (const { span, key, word: name, mark } of traced(reading, "word-lost")) {
      const word = text.slice(span.start, span.end);
      // `!!str` is a tag on purpose, and an anchor may be referred to.
      if (word.startsWith("!!") || (mark === "&" && text.includes(`*${name}`))) continue;
      yield {
        span,
        message: `a word that starts with "${mark}" is no part of a YAML value, so \`${key}\` loses "${word}"`,
        help: "put the value in quotes",
      };
    }
  },
});
