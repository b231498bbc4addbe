import { builtinAgents } from "../client/facts/builtin-agents.ts";
import { entryOf } from "../client/reading.ts";
import { looseName } from "../roster/loose-name.ts";
import { plainText } from "../scan/plain-text.ts";
import { bare } from "./place.ts";
import { defineRule } from "./rule.ts";

export const builtinLookalike = defineRule({
  id: "builtin-lookalike",
  summary: "a name that is taken for that of an agent that Claude Code brings along",
  effect: "risky",
  since: "0.1.0",

  *check(reading) {
    const { writtenName, scope } = reading;
    const entry = entryOf(reading, "name");
    if (!entry || writtenName === undefined || scope === "plugin") return;
    if (builtinAgents.includes(writtenName)) return;
    const like = byEssence().get(essence(writtenName));
    if (like === undefined) return;
    // The client compares a third spelling without case and separators (observed).
    const ambiguous = looseName(like) === looseName(writtenName);
    yield {
      span: bare(reading, entry.value.span),
      message: `"${writtenName}" is easily taken for "${like}", an agent of Claude Code itself that stands beside it${ambiguous ? ", and no other spelling starts either of the two" : ""}`,
      help: "give the agent a name of its own",
    };
  },
});

let known: ReadonlyMap<string, string> | undefined;

/** Worked out for the first file, and not when the rules are loaded. */
function byEssence(): ReadonlyMap<string, string> {
  known ??= new Map(builtinAgents.map((name) => [essence(name), name]));
  return known;
}

/** What is left of a name at a glance. */
function essence(name: string): string {
  return plainText(`${name} `)
    .text.replace(/[\s._-]+/g, "")
    .replace(/[1|]/g, "l")
    .replace(/0/g, "o");
}
