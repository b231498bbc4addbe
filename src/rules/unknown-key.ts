import { defineRule, traced } from "./rule.ts";

export const unknownKey = defineRule({
  id: "unknown-key",
  summary: "a key that the client does not read and that resembles none it reads",
  effect: "advice",
  since: "0.1.0",

  *check(reading, { extensionKeys = [] }) {
    for (const { span, key, near } of traced(reading, "key-not-read")) {
      if (near !== undefined || extensionKeys.includes(key)) continue;
      yield {
        span,
        message: `\`${key}\` is no key that Claude Code reads`,
        help: "remove it, or name it as an extension key in the configuration if another program reads it",
      };
    }
  },
});
