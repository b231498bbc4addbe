import { fileSlug } from "./missing-field.ts";
import { nameSpan } from "./place.ts";
import { defineRule } from "./rule.ts";

export const nameDiffersFromFile = defineRule({
  id: "name-differs-from-file",
  summary: "an agent whose file has another name",
  effect: "advice",
  since: "0.1.0",

  *check(reading) {
    const { loads, writtenName } = reading;
    const slug = fileSlug(reading);
    if (!loads || writtenName === undefined || slug === undefined) return;
    const fold = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, "").toLowerCase();
    if (fold(slug) === fold(writtenName)) return;
    yield {
      span: nameSpan(reading),
      message: `Claude Code calls the agent "${writtenName}", whatever its file is called`,
      help: `name the file \`${writtenName}.md\` or the agent \`${slug}\`, so that one leads to the other`,
    };
  },
});
