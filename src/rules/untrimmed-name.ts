import { entryOf } from "../client/reading.ts";
import { nameSpan } from "./place.ts";
import { defineRule } from "./rule.ts";
import { survives } from "./survives.ts";

export const untrimmedName = defineRule({
  id: "untrimmed-name",
  summary: "a name with blanks around it, or with line breaks in it",
  effect: "differs",
  since: "0.1.0",
  fix: "unsafe",

  *check(reading) {
    const { loads, writtenName: name } = reading;
    const value = entryOf(reading, "name")?.value;
    if (!loads || name === undefined || value === undefined) return;
    if (!/^\s|\s$|[\r\n\u2028\u2029]/.test(name)) return;
    const meant = name.replaceAll(/\s+/g, " ").trim();
    const { start, end } = value.span;
    const written = reading.document.file.text.slice(start, end).trimEnd();
    const edits = [{ start, end: start + written.length, text: meant }];
    // A name that needs quotes is left to its author.
    const plain = /^[A-Za-z][\w .-]*$/.test(meant) && end > start && survives(reading, edits);
    yield {
      span: nameSpan(reading),
      message: `the name ${flaw(name)}, which Claude Code keeps as part of it`,
      help: meant === "" ? "write a name" : `write it as \`${meant}\``,
      ...(plain && {
        fix: { title: `Write the name as \`${meant}\``, applicability: "unsafe", edits },
      }),
    };
  },
});

function flaw(name: string): string {
  if (/[\r\n\u2028\u2029]/.test(name.trim())) return "holds a line break";
  if (/[\r\n]/.test(name)) return "ends in a line break";
  if (name.trim() === "") return "is blank";
  return "has blanks around it";
}
