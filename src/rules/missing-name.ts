import { fileSlug, insertField, isPlainlyAgent, misspelt } from "./missing-field.ts";
import { mendFix } from "./mend-fix.ts";
import { lineOf, opening } from "./place.ts";
import { defineRule, traced } from "./rule.ts";

const SKIPPED = "so Claude Code takes the file for a document and skips it without a word";

export const missingName = defineRule({
  id: "missing-name",
  summary: "an agent without a `name`",
  effect: "dead",
  since: "0.1.0",
  fix: "safe",

  *check(reading) {
    if (reading.loads) return;
    for (const { span, present } of traced(reading, "name-missing")) {
      const wrong = misspelt(reading, "name");
      if (wrong) {
        yield {
          span: wrong.span,
          message: `\`${wrong.key}\` is no key that Claude Code reads and \`name\` is not there, ${SKIPPED}`,
          help: "write the key as `name`",
          fix: mendFix(reading).fix ?? wrong.fix,
        };
        continue;
      }
      const [cut] = traced(reading, "block-cut-short");
      if (cut?.lostKeys.includes("name")) {
        yield {
          span: cut.span,
          message: `these dashes end the frontmatter above \`name\`, ${SKIPPED}`,
          help: "take the dashes out of this line",
          ...mendFix(reading),
        };
        continue;
      }
      const slug = fileSlug(reading);
      const edit = slug === undefined ? undefined : insertField(reading, "name", slug);
      yield {
        span: present ? span : opening(reading),
        message: present ? `\`name\` is empty, ${SKIPPED}` : `there is no \`name\`, ${SKIPPED}`,
        help: `add ${slug === undefined ? "a name" : `\`name: ${slug}\``} on line ${lineOf(reading, present ? span : opening(reading)) + (present ? 0 : 1)}`,
        ...(edit && {
          fix: {
            title: "Name the agent after its file",
            applicability: isPlainlyAgent(reading) ? "safe" : "unsafe",
            edits: [edit],
          },
        }),
      };
    }
  },
});
