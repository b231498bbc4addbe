import { entryOf } from "../client/reading.ts";
import { defineRule } from "./rule.ts";

export const needsTrust = defineRule({
  id: "needs-trust",
  summary: "hooks or servers that do not run before the folder is trusted",
  effect: "advice",
  since: "0.1.0",

  *check(reading) {
    const { client, scope, values, loads } = reading;
    // The user's own agents need no trust, and a plugin's have neither.
    if (!loads || scope !== "project") return;
    const hooks = entryOf(reading, "hooks");
    if (hooks && values.hookEvents.length > 0 && client.does("hooks-need-trust")) {
      yield {
        span: hooks.keySpan,
        message: "in a folder that is not trusted Claude Code starts the agent and skips its hooks",
        help: "do not rely on these hooks where nobody answers the question for trust, such as in CI",
      };
    }
    const servers = entryOf(reading, "mcpServers");
    const inline =
      servers?.value.kind === "list" && servers.value.items.some(({ kind }) => kind === "map");
    if (servers && inline && client.does("servers-need-trust")) {
      yield {
        span: servers.keySpan,
        message:
          "in a folder that is not trusted Claude Code starts the agent without the servers that it brings",
        help: "declare the server in `.mcp.json` and name it here, or see to it that the folder is trusted",
      };
    }
  },
});
