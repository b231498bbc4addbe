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
    for (const item of value?.kind === "list" ? value.items : []) {
      if (item.kind !== "map") continue;
      for (const server of item.entries) {
        if (server.value.kind !== "map" || !reading.values.mcpServers.includes(server.key))
          continue;
        yield describe(server, server.value);
      }
    }
  },
});

function describe({ key, keySpan }: YamlEntry, server: YamlMap) {
  const part = (name: string) => server.entries.find((entry) => entry.key === name)?.value;
  const command = part("command");
  const target = command ?? part("url");
  return {
    span: target && target.span.end > target.span.start ? target.span : keySpan,
    message: command
      ? `the server "${key}" is a program that Claude Code starts together with the agent`
      : `the server "${key}" is on another machine, and Claude Code connects the agent to it`,
    help: "set the server up in the project's own settings, and name it here",
  };
}
