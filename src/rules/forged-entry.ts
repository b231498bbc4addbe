import type { Reading } from "../client/reading.ts";
import type { Span } from "../text/source-file.ts";
import { descriptionSpan, nameSpan } from "./place.ts";
import { defineRule } from "./rule.ts";

export const forgedEntry = defineRule({
  id: "forged-entry",
  summary: "a name or description with a line that passes for the entry of another agent",
  effect: "hidden",
  since: "0.1.0",

  *check(reading) {
    const { loads, name = "", description = "" } = reading;
    if (!loads || !`${name}${description}`.includes("\n")) return;
    for (const [text, span] of [
      [name, nameSpan(reading)],
      [description, descriptionSpan(reading)],
    ] as const) {
      for (const line of text.split("\n").slice(1)) {
        if (!ENTRY.test(line)) continue;
        yield {
          span: placeOf(reading, line, span),
          message: `this line has the form in which Claude Code tells the model of an agent, and stands in its list like an agent of its own`,
          help: "take the line out, or write it without the list of tools in parentheses",
        };
      }
    }
  },
});

/** `- name: description (Tools: …)`, as the list of agents has it (observed). */
const ENTRY = /^[ \t]*- [^\s:][^:\n]{0,255}: .*\(Tools: [^()\n]*\)\s*$/;

function placeOf({ document }: Reading, line: string, span: Span): Span {
  const text = line.trim();
  const at = document.file.text.indexOf(text, span.start);
  return at < 0 || at + text.length > span.end ? span : { start: at, end: at + text.length };
}
