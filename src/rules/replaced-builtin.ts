import { builtinAgents } from "../client/facts/builtin-agents.ts";
import { entryOf } from "../client/reading.ts";
import { bare } from "./place.ts";
import { defineRule } from "./rule.ts";

export const replacedBuiltin = defineRule({
  id: "replaced-builtin",
  summary: "a name that takes the place of an agent that Claude Code brings along",
  effect: "differs",
  install: "block",
  since: "0.1.0",

  *check(reading) {
    const { name, loads, scope } = reading;
    const entry = entryOf(reading, "name");
    // A plugin's agents carry its name, so they replace nothing.
    if (!loads || !entry || scope === "plugin" || !builtinAgents.includes(name ?? "")) return;
    yield {
      span: bare(reading, entry.value.span),
      message: `"${name}" is an agent of Claude Code itself, and this file silently takes its place`,
      help: "give the agent another name, unless replacing the built-in one is the point",
    };
  },
});
