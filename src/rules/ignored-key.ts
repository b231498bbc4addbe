import type { Reading } from "../client/reading.ts";
import { entryOf } from "../client/reading.ts";
import { defineRule, traced } from "./rule.ts";
import { survives } from "./survives.ts";

export const ignoredKey = defineRule({
  id: "ignored-key",
  summary: "a key that was meant for a field and is not read",
  effect: "ignored",
  since: "0.1.0",
  fix: "unsafe",

  *check(reading, { extensionKeys = [] }) {
    for (const { span, key, near, restricts } of traced(reading, "key-not-read")) {
      if (near === undefined || restricts || isDecisive(reading, near)) continue;
      if (extensionKeys.includes(key)) continue;
      const taken = entryOf(reading, near) !== undefined;
      const edits = [{ ...span, text: near }];
      yield {
        span,
        message: `\`${key}\` is no key that Claude Code reads`,
        help: taken
          ? `\`${near}\` is there already; remove this key`
          : `write the key as \`${near}\``,
        ...(!taken &&
          survives(reading, edits) && {
            fix: { title: `Rename \`${key}\` to \`${near}\``, applicability: "unsafe", edits },
          }),
      };
    }
  },
});

/** Without these the agent does not load, which has rules of its own. */
function isDecisive(reading: Reading, near: string): boolean {
  return !reading.loads && (near === "name" || near === "description") && !entryOf(reading, near);
}
