import type { Reading } from "../client/reading.ts";
import { listedMembers } from "../roster/cost.ts";
import { looseName } from "../roster/loose-name.ts";
import { nameSpan } from "./place.ts";
import { defineProjectRule } from "./rule.ts";

export const ambiguousName = defineProjectRule({
  id: "ambiguous-name",
  summary: "a name that differs from another one only in case or separators",
  effect: "differs",
  since: "0.1.0",

  *check(roster) {
    const first = new Map<string, Reading>();
    for (const { reading } of listedMembers(roster)) {
      const loose = looseName(reading.name ?? "");
      const earlier = first.get(loose);
      if (!earlier) {
        first.set(loose, reading);
        continue;
      }
      yield {
        reading,
        span: nameSpan(reading),
        message: `"${reading.name}" and "${earlier.name}" differ only in case or separators, and Claude Code starts neither under any other spelling`,
        help: "give one of the two another name",
        related: [{ reading: earlier, span: nameSpan(earlier), message: "the other name" }],
      };
    }
  },
});
