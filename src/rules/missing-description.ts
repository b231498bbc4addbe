import { misspelt } from "./missing-field.ts";
import { descriptionFix } from "./description-fix.ts";
import { mendFix } from "./mend-fix.ts";
import { opening } from "./place.ts";
import { defineRule, traced } from "./rule.ts";

const DROPPED = "so Claude Code does not load the agent";

export const missingDescription = defineRule({
  id: "missing-description",
  summary: "an agent without a `description`",
  effect: "dead",
  since: "0.1.0",
  fix: "safe",

  *check(reading) {
    if (reading.loads) return;
    for (const { span, present } of traced(reading, "description-missing")) {
      const wrong = misspelt(reading, "description");
      const [cut] = traced(reading, "block-cut-short");
      if (wrong) {
        yield {
          span: wrong.span,
          message: `\`${wrong.key}\` is no key that Claude Code reads and \`description\` is not there, ${DROPPED}`,
          help: "write the key as `description`",
          fix: mendFix(reading).fix ?? wrong.fix,
        };
      } else if (cut?.lostKeys.includes("description")) {
        yield {
          span: cut.span,
          message: `these dashes end the frontmatter above \`description\`, ${DROPPED}`,
          help: "take the dashes out of this line",
          ...mendFix(reading),
        };
      } else {
        yield {
          span: present ? span : opening(reading),
          message: present
            ? `\`description\` is empty, ${DROPPED}`
            : `there is no \`description\`, ${DROPPED}`,
          help: "say in `description` when the agent is to be used",
          ...descriptionFix(reading),
        };
      }
    }
  },
});
