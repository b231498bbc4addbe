import { mentionsIn } from "../roster/companion.ts";
import { nodesOf } from "../roster/nodes.ts";
import { PERSON } from "../roster/workflow.ts";
import { defineProjectRule } from "./rule.ts";

export const unknownWorkflowAgent = defineProjectRule({
  id: "unknown-workflow-agent",
  summary: "an agent in the settings of a workflow document that is not there",
  effect: "advice",
  since: "0.1.0",
  judges: "surroundings",

  *check(roster) {
    if (!roster.whole || roster.companions.length === 0) return;
    const { find } = nodesOf(roster);
    for (const companion of roster.companions) {
      const told = new Set<string>();
      for (const { name, setting, span } of mentionsIn(companion)) {
        // What starts with a slash is a command; those of Claude Code and of plugins are not known here.
        if (name === PERSON || name.startsWith("/")) continue;
        const node = find(name);
        if (node.kind === "agent" && node.state === "dead") {
          yield {
            companion,
            span,
            message: `\`${setting}\` names "${name}", which Claude Code does not load`,
            help: "mend the agent's file first",
          };
        } else if (node.kind === "missing" && !told.has(name)) {
          // A slip of the pen is shown wherever it is; one that is not installed once.
          if (node.near === undefined) told.add(name);
          yield {
            companion,
            span,
            message: `\`${setting}\` names "${name}", and there is no agent or command of that name`,
            help:
              node.near === undefined
                ? "install the agent, name another one, or write `person`"
                : `write "${node.near}" if that is the one you meant`,
          };
        }
      }
    }
  },
});
