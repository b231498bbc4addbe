import { ROSTER_WARNING, listedMembers, rosterTokens } from "../roster/cost.ts";
import { grouped } from "../text/grouped.ts";
import { descriptionSpan } from "./place.ts";
import { defineProjectRule } from "./rule.ts";

export const rosterTooLong = defineProjectRule({
  id: "roster-too-long",
  summary: "agents whose descriptions together are longer than the client finds bearable",
  effect: "differs",
  since: "0.1.0",
  judges: "surroundings",

  *check(roster) {
    const members = listedMembers(roster);
    let total = 0;
    let longest = members[0];
    for (const member of members) {
      const tokens = rosterTokens(member);
      total += tokens;
      if (longest && tokens > rosterTokens(longest)) longest = member;
    }
    if (!longest || total <= ROSTER_WARNING) return;
    yield {
      reading: longest.reading,
      span: descriptionSpan(longest.reading),
      message: `the descriptions of ${members.length} agents take about ${rounded(total)} tokens of every conversation, and Claude Code warns at the start from ${rounded(ROSTER_WARNING)} on; this is the longest`,
      help: "shorten the longest descriptions, and keep examples in the prompt",
    };
  },
});

/** `134,500`: to the hundred, since it is an estimate. */
function rounded(tokens: number): string {
  return grouped(Math.round(tokens / 100) * 100);
}
