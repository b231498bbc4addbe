import { builtinAgents } from "../client/facts/builtin-agents.ts";
import { mentionsIn } from "../roster/companion.ts";
import type { Roster } from "../roster/roster.ts";
import { PERSON } from "../roster/workflow.ts";
import { closest } from "../text/closest.ts";
import { defineProjectRule } from "./rule.ts";

export const unknownWorkflowAgent = defineProjectRule({
  id: "unknown-workflow-agent",
  summary: "an agent in the settings of a workflow document that is not there",
  effect: "advice",
  since: "0.1.0",
  judges: "surroundings",

  *check(roster) {
    if (roster.companions.length === 0) return;
    const { present, dead } = namesIn(roster);
    for (const companion of roster.companions) {
      for (const { name, setting, span } of mentionsIn(companion)) {
        // What starts with a slash is a command, and commands are not read here.
        if (name === PERSON || name.startsWith("/") || present.has(name)) continue;
        const meant = closest(name, present);
        yield {
          companion,
          span,
          message: dead.has(name)
            ? `\`${setting}\` names "${name}", which Claude Code does not load`
            : `\`${setting}\` names "${name}", and no agent here has that name`,
          help: dead.has(name)
            ? "mend the agent's file first"
            : meant
              ? `write "${meant}"`
              : "install the agent, name another one, or write `person`",
        };
      }
    }
  },
});

/** The names that settings may use; a plugin's agent is called without its prefix, or with it. */
function namesIn({ members }: Roster) {
  const present = new Set(builtinAgents);
  const dead = new Set<string>();
  for (const { reading } of members) {
    const { name, writtenName, document } = reading;
    if (reading.loads && name !== undefined) {
      present.add(name).add(name.slice(name.lastIndexOf(":") + 1));
    } else dead.add(writtenName ?? document.file.path.replace(/^.*\/|\.md$/g, ""));
  }
  return { present, dead };
}
