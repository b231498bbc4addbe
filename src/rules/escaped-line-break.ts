import type { Fix } from "./fix.ts";
import type { Reading } from "../client/reading.ts";
import { entryOf } from "../client/reading.ts";
import { asBlock } from "./block-scalar.ts";
import { bare } from "./place.ts";
import { defineRule, traced } from "./rule.ts";
import { rereading, tooLargeToFix } from "./survives.ts";

export const escapedLineBreak = defineRule({
  id: "escaped-line-break",
  summary: "a description in which `\\n` stands for line breaks",
  effect: "differs",
  since: "0.1.0",
  fix: "safe",

  *check(reading) {
    if (!reading.loads) return;
    for (const { span, count } of traced(reading, "description-escapes")) {
      const times = count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;
      const fix = fixFor(reading);
      yield {
        span: firstEscape(reading, bare(reading, span)),
        message:
          reading.scope === "plugin"
            ? `\`\\n\` stands ${times} in the description, and in an agent of a plugin Claude Code shows it to the model as these two characters`
            : `\`\\n\` stands ${times} in the description as two characters; Claude Code makes line breaks of them, and no other program does`,
        help: "write the description as a block with `|`",
        ...(fix && { fix }),
      };
    }
  },
});

function firstEscape({ document }: Reading, span: { start: number; end: number }) {
  const at = document.file.text.indexOf("\\n", span.start);
  return at < 0 || at >= span.end ? span : { start: at, end: at + 2 };
}

/** The same description with real line breaks, where a block can hold it. */
function fixFor(reading: Reading): Fix | undefined {
  const { description, scope } = reading;
  if (description === undefined || tooLargeToFix(reading)) return undefined;
  const key = ["description", "when_to_use", "when-to-use"].find((name) => {
    const value = entryOf(reading, name)?.value;
    return value?.kind === "scalar" && typeof value.value === "string" && value.value !== "";
  });
  const meant = description.replaceAll("\\n", "\n");
  const edit = key && asBlock(reading, key, meant);
  if (!edit) return undefined;
  const after = rereading(reading, [edit]);
  if (!after.loads || after.description !== meant) return undefined;
  return {
    title: "Write the description as a block",
    // A plugin's agent gets line breaks that it does not have today.
    applicability: scope === "plugin" ? "unsafe" : "safe",
    edits: [edit],
  };
}
