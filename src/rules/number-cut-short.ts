import { entryOf } from "../client/reading.ts";
import { bare } from "./place.ts";
import { defineRule } from "./rule.ts";

export const numberCutShort = defineRule({
  id: "number-cut-short",
  summary: "a number of turns of which the client takes only the start",
  effect: "differs",
  since: "0.1.0",
  fix: "unsafe",

  *check(reading) {
    const value = entryOf(reading, "maxTurns")?.value;
    const { maxTurns } = reading.values;
    if (maxTurns === undefined || value?.kind !== "scalar") return;
    // Words behind the number say nothing else: `5 turns`.
    const rest = /^\s*\+?\d+(?<rest>[.,_kKmM].*)$/s.exec(String(value.value))?.groups?.["rest"];
    const grouped = /^\s*\+?\d{1,3}(?:[,_]\d{3})+\s*$/.test(String(value.value));
    if (typeof value.value !== "string" || rest === undefined || grouped) return;
    const span = bare(reading, value.span);
    yield {
      span,
      message: `Claude Code takes "${value.value.trim()}" for ${maxTurns} turns`,
      help: "write a whole number",
      fix: {
        title: `Write ${maxTurns}`,
        applicability: "unsafe",
        edits: [{ ...span, text: String(maxTurns) }],
      },
    };
  },
});
