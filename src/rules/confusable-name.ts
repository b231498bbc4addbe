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
    if (!DASHES.test(writtenName) && !words.some((word) => isMixedScript(`${word}.name`))) return;
    yield {
      span: bare(reading, entry.value.span),
      message: `the name looks like another one: some of its characters are not Latin, and "${escaped(writtenName)}" is what Claude Code compares`,
      help: "write the name in the letters of one script",
    };
  },
});

/** What looks like the hyphen between two words, or like the dot. */
const DASHES =
  /[A-Za-z0-9][\u2010-\u2015\u2024\u2027\u2043\u207b\u208b\u2212\u30fb\ufe58\ufe63\uff0d\uff0e][A-Za-z0-9]/;

function escaped(name: string): string {
  return Array.from(name.slice(0, 80), (character) =>
    character < "\u0080" ? character : `\\u{${character.codePointAt(0)!.toString(16)}}`,
  ).join("");
}
