import { builtinAgents } from "../client/facts/builtin-agents.ts";
import type { Reading } from "../client/reading.ts";
import { looseName } from "../roster/loose-name.ts";
import { agentMentions } from "../roster/mentions.ts";
import { closest } from "../text/closest.ts";
import { defineRule } from "./rule.ts";

export const unknownAgent = defineRule({
  id: "unknown-agent",
  summary: "an agent that is started by a name which no agent has",
  effect: "ignored",
  since: "0.1.0",
  judges: "surroundings",
  fix: "unsafe",

  *check(reading, { beside }) {
    const agents = beside?.(reading.document.file.path)?.agents;
    if (!agents || !reading.loads) return;
    const mentions = agentMentions(reading);
    if (mentions.length === 0) return;
    const names = startable(reading, agents);
    const known = new Set(names.map(looseName));
    const own = new Set([...agents].map(looseName));
    for (const { name, span } of mentions) {
      if (known.has(looseName(name)) || isElsewhere(name, reading)) continue;
      // The folders between a plugin and its agent are part of the name, and not looked at here.
      if (name.includes(":") && own.has(looseName(name.slice(name.lastIndexOf(":") + 1)))) continue;
      const prefixed = reading.pluginPrefix && `${reading.pluginPrefix.split(":")[0]}:${name}`;
      const sibling = prefixed && known.has(looseName(prefixed)) ? prefixed : undefined;
      // What else a plugin's agent may meet where it is installed, nobody knows here.
      if (reading.scope === "plugin" && !sibling && !name.includes(":")) continue;
      const right = sibling ?? (names.length > MANY ? undefined : closest(name, names));
      const exact = reading.document.file.text.slice(span.start, span.end) === name;
      yield {
        span,
        message: sibling
          ? `the agent of this plugin is called "${sibling}", and Claude Code starts none as "${name}"`
          : `there is no agent "${name}" beside this one, and Claude Code refuses to start it`,
        help: right
          ? `write "${right}"`
          : "write the name of an agent that is there, or add the agent",
        ...(right &&
          exact && {
            fix: {
              title: `Replace "${name}" with "${right}"`,
              applicability: "unsafe",
              edits: [{ ...span, text: right }],
            },
          }),
      };
    }
  },
});

/** Comparing with more names than this is dear, and a hostile prompt is long. */
const MANY = 500;

/** Built-in agents of other surfaces and releases, or with a setting (documentation). */
const otherBuiltins: readonly string[] = ["claude-code-guide", "fork", "output-style-setup"];

function startable(reading: Reading, agents: ReadonlySet<string>): readonly string[] {
  const plugin = reading.pluginPrefix?.split(":")[0];
  const own = [...agents].map((name) => (reading.scope === "plugin" ? `${plugin}:${name}` : name));
  return [...builtinAgents, ...otherBuiltins, ...own, reading.name ?? ""];
}

/** The agent of another plugin. */
function isElsewhere(name: string, { pluginPrefix }: Reading): boolean {
  const plugin = name.split(":", 1)[0]!;
  return plugin !== name && plugin !== pluginPrefix?.split(":")[0];
}
