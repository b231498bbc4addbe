import { builtinAgents } from "../client/facts/builtin-agents.ts";
import { listedMembers } from "../roster/cost.ts";
import { looseName } from "../roster/loose-name.ts";
import type { Member } from "../roster/roster.ts";
import { nameSpan } from "./place.ts";
import { defineProjectRule } from "./rule.ts";

export const ambiguousName = defineProjectRule({
  id: "ambiguous-name",
  summary: "a name that differs from another one only in case or separators",
  effect: "differs",
  since: "0.1.0",

  *check(roster) {
    const builtins = new Map(builtinAgents.map((name) => [looseName(name), name]));
    const first = new Map<string, Member>();
    for (const member of listedMembers(roster)) {
      const { reading } = member;
      const name = reading.name ?? "";
      const loose = looseName(name);
      const earlier = first.get(loose);
      if (!earlier) first.set(loose, member);
      const builtin = builtins.get(loose);
      // The exact name of a built-in agent replaces it, which has a rule of its own.
      const other = earlier?.reading.name ?? (builtin === name ? undefined : builtin);
      if (other === undefined) continue;
      yield {
        reading,
        span: nameSpan(reading),
        message: `"${name}" and ${earlier ? "" : "the built-in "}"${other}" differ only in case or separators, and Claude Code starts neither under any other spelling`,
        help: "give one of the two another name",
        ...(earlier && {
          related: [
            {
              reading: earlier.reading,
              span: nameSpan(earlier.reading),
              message: "the other name",
            },
          ],
        }),
      };
    }
  },
});
