import { coordinationBlock, coordinationLists } from "../client/coordination-block.ts";
import type { CoordinationList } from "../client/coordination-block.ts";
import type { Reading } from "../client/reading.ts";
import { coordinationGraph } from "../roster/coordination.ts";
import { listedBriefly } from "./place.ts";
import { defineProjectRule } from "./rule.ts";

/** Where the other side would say the same. */
const answers: Readonly<Record<CoordinationList, CoordinationList>> = {
  hands_off_to: "receives_from",
  receives_from: "hands_off_to",
  parallel_with: "parallel_with",
};

type Unanswered = Record<CoordinationList, string[]>;

export const coordinationUnanswered = defineProjectRule({
  id: "coordination-unanswered",
  summary: "names in a `coordination` block whose own blocks do not say the same",
  effect: "advice",
  since: "0.1.0",
  judges: "surroundings",

  *check(roster) {
    if (!roster.whole) return;
    const byReading = new Map<Reading, Unanswered>();
    for (const { from, to, answer, declarations } of coordinationGraph(roster).edges) {
      if (answer !== "missing") continue;
      for (const { reading, list } of declarations) {
        const other = from.kind === "agent" && from.reading === reading ? to : from;
        const lists = byReading.get(reading) ?? empty();
        byReading.set(reading, lists);
        if (!lists[list].includes(other.name)) lists[list].push(other.name);
      }
    }
    for (const [reading, lists] of byReading) {
      const { entry } = coordinationBlock(reading)!;
      const parts = coordinationLists.filter((list) => lists[list].length > 0);
      yield {
        reading,
        span: entry.keySpan,
        message: parts.map((list) => sentence(list, lists[list])).join("; "),
        help: "let both sides say the same: add the name on the other side, or remove it here",
      };
    }
  },
});

function empty(): Unanswered {
  return { hands_off_to: [], receives_from: [], parallel_with: [] };
}

function sentence(list: CoordinationList, names: readonly string[]): string {
  const whom = listedBriefly(names.map((name) => `"${name}"`));
  return `\`${list}\` names ${whom}, whose \`${answers[list]}\` does not name this agent`;
}
