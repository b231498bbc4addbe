import { nameFix } from "./name-fix.ts";
import { nameSpan } from "./place.ts";
import { defineRule } from "./rule.ts";

export const untrimmedName = defineRule({
  id: "untrimmed-name",
  summary: "a name with blanks or line breaks around it",
  effect: "differs",
  since: "0.1.0",
  fix: "unsafe",

  *check(reading) {
    const { loads, writtenName: name } = reading;
    if (!loads || name === undefined) return;
    const meant = name.trim();
    // A line break inside of it is more than this, and has a rule of its own.
    if (meant === name || /[\r\n\u2028\u2029]/.test(meant)) return;
    const fix = nameFix(reading, meant);
    yield {
      span: nameSpan(reading),
      message: `the name ${flaw(name)}, which Claude Code keeps as part of it`,
      help: meant === "" ? "write a name" : `write it as \`${meant}\``,
      ...(fix && { fix }),
    };
  },
});

function flaw(name: string): string {
  if (name.trim() === "") return "is blank";
  if (/^\s*[\r\n]/.test(name)) return "starts with a line break";
  if (/[\r\n]\s*$/.test(name)) return "ends in a line break";
  return "has blanks around it";
}
