import type { Reading } from "../client/reading.ts";
import { listedMembers } from "../roster/cost.ts";
import { descriptionSpan } from "./place.ts";
import { defineProjectRule, traced } from "./rule.ts";

export const identicalDescription = defineProjectRule({
  id: "identical-description",
  summary: "a description that another agent of the same folder has too",
  effect: "differs",
  since: "0.1.0",

  *check(roster) {
    const first = new Map<string, Reading>();
    for (const { reading, root } of listedMembers(roster)) {
      const description = reading.description?.trim();
      // What the client says of an agent without a description is reported by itself.
      if (!description || traced(reading, "stock-description").length > 0) continue;
      const key = `${root.kind} ${root.path} ${description}`;
      const earlier = first.get(key);
      if (!earlier) {
        first.set(key, reading);
        continue;
      }
      yield {
        reading,
        span: descriptionSpan(reading),
        message: `the description is that of "${earlier.name}" word for word, so only the names tell the model which of the two to start`,
        help: "say in each description what only this agent is for",
        related: [
          { reading: earlier, span: descriptionSpan(earlier), message: "the same description" },
        ],
      };
    }
  },
});
