import { coordinationBlock } from "../client/coordination-block.ts";
import type { Colleague } from "../client/coordination-block.ts";
import type { Reading } from "../client/reading.ts";
import type { Fix } from "./fix.ts";
import { removeEntry } from "./list-edits.ts";
import { bare, lineOf } from "./place.ts";
import { defineRule } from "./rule.ts";

export const coordinationRepeatsName = defineRule({
  id: "coordination-repeats-name",
  summary: "a name that one list of a `coordination` block holds twice",
  effect: "ignored",
  since: "0.1.0",
  fix: "safe",

  *check(reading) {
    const first = new Map<string, Colleague>();
    for (const colleague of coordinationBlock(reading)?.colleagues ?? []) {
      const { list, name, span } = colleague;
      const key = `${list} ${name}`;
      const earlier = first.get(key);
      first.set(key, earlier ?? colleague);
      // An alias brings the very place of its anchor once more.
      if (!earlier || earlier.span.start === span.start) continue;
      const fix = removal(reading, colleague);
      yield {
        span: bare(reading, span),
        message: `"${name}" stands in \`${list}\` already, in line ${lineOf(reading, earlier.span)}`,
        help: "remove one of the two",
        ...(fix && { fix }),
      };
    }
  },
});

function removal(reading: Reading, { name, span }: Colleague): Fix | undefined {
  const edit = removeEntry(reading, { field: "coordination", span });
  return edit ? { title: `Remove "${name}"`, applicability: "safe", edits: [edit] } : undefined;
}
