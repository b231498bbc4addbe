import type { YamlEntry, YamlMap } from "../agent/yaml/node.ts";
import { entryOf } from "../client/reading.ts";
import { keyInBrokenBlock } from "../scan/broken-block.ts";
import { defineRule } from "./rule.ts";

export const inlineMcpServer = defineRule({
  id: "inline-mcp-server",
  summary: "an MCP server that the file itself starts or reaches",
  effect: "risky",
  install: "block",
  since: "0.1.0",

  *check(reading) {
    // A plugin's agents bring none.
    if (reading.scope === "plugin") return;
    const broken = keyInBrokenBlock(reading, "mcpServers");
    if (broken) {
      yield {
        span: broken,
        message:
          "servers stand in frontmatter that cannot be read; a reader that is less strict starts them",
        help: "mend the frontmatter, and read what they start",
      };
    }
    const value = entryOf(reading, "mcpServers")?.value;
    for (const item of value?.kind === "list" ? value.items : [value]) {
      for (const server of item?.kind === "map" ? item.entries : []) {
        if (server.value.kind !== "map") continue;
        // One that has no list around it, or is malformed, is one step away from being started.
        const isRead = value !== item && reading.values.mcpServers.includes(server.key);
        const found = describe(server, server.value, isRead);
        if (found) yield found;
      }
    }
  },
});

function describe({ key, keySpan }: YamlEntry, server: YamlMap, isRead: boolean) {
  const part = (name: string) => server.entries.find((entry) => entry.key === name)?.value;
  const command = part("command");
  const target = command ?? part("url");
  if (!isRead && !target) return undefined;
  const what = command ? "is a program" : "is on another machine";
  const then = command
    ? "Claude Code starts together with the agent"
    : "Claude Code connects the agent to it";
  return {
    span: target && target.span.end > target.span.start ? target.span : keySpan,
    message: isRead
      ? `the server "${key}" ${what}${command ? " that" : ", and"} ${then}`
      : `the server "${key}" ${what}; Claude Code passes it over as it is written, and a reader that is less strict does not`,
    help: "set the server up in the project's own settings, and name it here",
  };
}
