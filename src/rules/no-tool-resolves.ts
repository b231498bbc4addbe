import { foreignFix, foreignList } from "./foreign.ts";
import { entryOf } from "../client/reading.ts";
import type { Reading } from "../client/reading.ts";
import type { Fix } from "./fix.ts";
import { bare, listed } from "./place.ts";
import { defineRule, traced } from "./rule.ts";
import { survives } from "./survives.ts";

/** How many entries a message names. */
const SHOWN = 3;

export const noToolResolves = defineRule({
  id: "no-tool-resolves",
  summary: "a list of tools in which no entry gives the agent a tool",
  effect: "dead",
  since: "0.1.0",
  fix: "unsafe",

  *check(reading) {
    for (const { span, entries, refused } of traced(reading, "no-tool-resolves")) {
      const names = entries.slice(0, SHOWN).map((entry) => `"${entry}"`);
      const rest = entries.length - names.length;
      const foreign = foreignList(reading);
      const fix = foreign ? foreignFix(reading, foreign) : everythingFix(reading, entries);
      const list = listed(rest > 0 ? [...names, `${rest} more`] : names);
      yield {
        span,
        message: refused
          ? `Claude Code gives a subagent no tool for ${list} and refuses to start the agent`
          : `Claude Code gives a subagent no tool for ${list}, so the agent runs without any`,
        help: foreign
          ? `these are tools of ${foreign.product.name}; name those of Claude Code (Read, Edit, Grep, Bash), or remove the key to grant every tool`
          : "name tools as Claude Code spells them (Read, Grep, Bash), or remove the key to grant every tool",
        ...(fix && { fix }),
      };
    }
  },
});

/** Words for every tool, alone in the list; the client has `*` for it. */
const everything = /^(?:all|any|everything|inherit)$/i;

function everythingFix(reading: Reading, entries: readonly string[]): Fix | undefined {
  const value = entryOf(reading, "tools")?.value;
  if (entries.length !== 1 || !everything.test(entries[0]!) || value?.kind !== "scalar") {
    return undefined;
  }
  const { start, end } = bare(reading, value.span);
  const quoted = start > value.span.start;
  const edits = [{ start, end, text: quoted ? "*" : '"*"' }];
  return survives(reading, edits)
    ? { title: "Grant every tool with `*`", applicability: "unsafe", edits }
    : undefined;
}
