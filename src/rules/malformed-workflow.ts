import { settingProblems } from "../roster/settings.ts";
import { HOMEPAGE } from "./page.ts";
import { defineProjectRule } from "./rule.ts";

export const malformedWorkflow = defineProjectRule({
  id: "malformed-workflow",
  summary: "settings of a workflow document that are not of their schema",
  effect: "ignored",
  since: "0.1.0",

  *check({ companions }) {
    for (const companion of companions) {
      for (const { span, what, meant } of settingProblems(companion)) {
        yield {
          companion,
          span,
          message: `${what}, and what it says is lost on whoever goes by the settings`,
          help: meant
            ? `write \`${meant}\``
            : `the settings and their values are listed in ${HOMEPAGE}/blob/main/schemas/workflow.schema.json`,
        };
      }
    }
  },
});
