import { sameRoot } from "../roster/roster.ts";
import { nameSpan } from "./place.ts";
import { defineProjectRule } from "./rule.ts";

export const duplicateName = defineProjectRule({
  id: "duplicate-name",
  summary: "an agent whose name another file of the same folder wins",
  effect: "dead",
  since: "0.1.0",

  *check({ members, shadowedBy }) {
    for (const { reading, root } of members) {
      const winner = shadowedBy.get(reading);
      // A folder of higher rank is meant to win; two files of one folder are a mistake.
      if (!winner || !sameRoot(winner.root, root)) continue;
      if (winner.reading.document.file.text === reading.document.file.text) continue;
      const { path } = winner.reading.document.file;
      yield {
        reading,
        span: nameSpan(reading),
        message:
          root.kind === "plugin"
            ? `${path} has the same name "${reading.name}", and Claude Code loads only one of the two`
            : `${path} has the same name "${reading.name}" and wins it, so Claude Code never loads this file`,
        help: "give one of the two another name",
        related: [
          { reading: winner.reading, span: nameSpan(winner.reading), message: "the same name" },
        ],
      };
    }
  },
});
