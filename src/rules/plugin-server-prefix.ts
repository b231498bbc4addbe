import { toolServerMentions } from "../roster/mentions.ts";
import { replaceEntry } from "./list-edits.ts";
import { defineRule } from "./rule.ts";

export const pluginServerPrefix = defineRule({
  id: "plugin-server-prefix",
  summary: "tools of a plugin's own MCP server without the plugin's prefix",
  effect: "ignored",
  since: "0.1.0",
  judges: "surroundings",
  fix: "unsafe",

  *check(reading, { beside }) {
    const plugin = beside?.(reading.document.file.path)?.plugin;
    if (!plugin || !reading.loads || reading.scope !== "plugin") return;
    for (const { name, span } of toolServerMentions(reading)) {
      if (!plugin.servers.has(name)) continue;
      const right = `mcp__plugin_${plugin.name}_${name}`;
      const written = reading.document.file.text.slice(span.start, span.end);
      const old = `mcp__${name}`;
      const edit = replaceEntry(
        reading,
        { field: "tools", span },
        right + written.slice(old.length),
      );
      yield {
        span,
        message: `the plugin's own server "${name}" is called "plugin_${plugin.name}_${name}" in the names of tools, so Claude Code gives the agent nothing for this entry`,
        help: `start the entry with \`${right}\``,
        ...(edit && {
          fix: {
            title: `Start the entry with \`${right}\``,
            applicability: "unsafe",
            edits: [edit],
          },
        }),
      };
    }
  },
});
