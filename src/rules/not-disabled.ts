import { entryOf } from "../client/reading.ts";
import type { YamlEntry } from "../agent/yaml/node.ts";
import { scalarOf } from "../client/field-values.ts";
import { defineRule } from "./rule.ts";

export const notDisabled = defineRule({
  id: "not-disabled",
  summary: "a key that is meant to switch the agent off and does not",
  effect: "ignored",
  since: "0.1.0",

  *check(reading) {
    if (!reading.loads) return;
    for (const [key, off] of switches) {
      const entry = entryOf(reading, key);
      if (!entry || !says(entry, off)) continue;
      yield {
        span: entry.keySpan,
        message: `\`${key}\` is no key that Claude Code reads, so the agent is loaded all the same`,
        help: "move the file out of the agents folder, or end its name in something else than `.md`",
      };
    }
  },
});

const switches: readonly (readonly [string, boolean])[] = [
  ["disabled", true],
  ["disable", true],
  ["enabled", false],
  ["enable", false],
  ["active", false],
];

function says({ value }: YamlEntry, off: boolean): boolean {
  const scalar = scalarOf(value);
  const text = typeof scalar === "string" ? scalar.toLowerCase() : scalar;
  return off
    ? text === true || text === "true" || text === "yes"
    : text === false || text === "false" || text === "no";
}
