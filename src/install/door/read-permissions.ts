import { entryOf } from "../../client/reading.ts";
import type { Reading } from "../../client/reading.ts";
import type { Permissions } from "./permissions.ts";

export function permissionsOf(reading: Reading): Permissions {
  const { values, tools } = reading;
  const inline = inlineServers(reading);
  return {
    tools: { granted: tools.granted, denied: tools.denied, mcp: tools.mcp },
    model: values.model ?? null,
    permissionMode: values.permissionMode ?? null,
    hooks: values.hookEvents,
    mcpServers: values.mcpServers.map((name) => ({ name, inline: inline.has(name) })),
    memory: values.memory ?? null,
    skills: values.skills,
    initialPrompt: values.initialPrompt !== undefined,
  };
}

function inlineServers(reading: Reading): ReadonlySet<string> {
  const value = entryOf(reading, "mcpServers")?.value;
  const items = value?.kind === "list" ? value.items : [];
  return new Set(
    items.flatMap((item) => (item.kind === "map" ? [item.entries[0]?.key ?? ""] : [])),
  );
}
