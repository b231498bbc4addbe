import { entryOf } from "../client/reading.ts";
import { isMixedScript } from "../scan/urls.ts";
import { bare } from "./place.ts";
import { defineRule } from "./rule.ts";

export const confusableName = defineRule({
  id: "confusable-name",
  summary: "a name with letters of another script that look like Latin ones",
  effect: "hidden",
  since: "0.1.0",

  *check(reading) {
    const { writtenName } = reading;
    const entry = entryOf(reading, "name");
    if (!entry || writtenName === undefined) return;
    // As if each word were a part of a host: mixed, or a mask.
    const words = writtenName.split(/[\s._-]+/);
    if (!words.some((word) => isMixedScript(`${word}.name`))) return;
    yield {
      span: bare(reading, entry.value.span),
      message: `the name looks like another one: some of its letters are not Latin, and "${escaped(writtenName)}" is what Claude Code compares`,
      help: "write the name in the letters of one script",
    };
  },
});

function escaped(name: string): string {
  return Array.from(name.slice(0, 80), (character) =>
    character < "\u0080" ? character : `\\u{${character.codePointAt(0)!.toString(16)}}`,
  ).join("");
}
