import { existsSync } from "node:fs";
import { join } from "node:path";
import { readStart } from "./read-file.ts";

/** Settings and lists of servers are far smaller, in bytes; a larger file counts as unreadable. */
const LARGEST = 4 * 1_048_576;

/** A JSON object from a file; nothing when there is none or it is no such thing. */
function readJson(absolute: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const { bytes, size } = readStart(absolute, LARGEST);
    return size > LARGEST ? undefined : objectIn(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return undefined;
  }
}

function objectIn(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

const keysOf = (value: unknown): readonly string[] => Object.keys(objectIn(value) ?? {});

/** Whether plugins are switched on, which bring skills and servers under names not to be known here. */
export function usesPlugins(configs: readonly string[]): boolean {
  return configs.some((config) =>
    ["settings.json", "settings.local.json"].some((name) => {
      const enabled = objectIn(readJson(join(config, name))?.["enabledPlugins"]);
      return Object.values(enabled ?? {}).some((value) => value !== false);
    }),
  );
}

/**
 * The servers that the project's `.mcp.json` and the user's `~/.claude.json` declare, and those that
 * the agents' own plugin brings; nothing where the project or plugin declares none at all.
 */
export function declaredServers(
  projects: readonly string[],
  home: string,
  plugin: string | undefined,
): ReadonlySet<string> | undefined {
  const files = projects
    .map((project) => join(project, ".mcp.json"))
    .filter((at) => existsSync(at));
  const own = plugin === undefined ? new Set<string>() : pluginServers(plugin);
  if (files.length === 0 && own.size === 0) return undefined;
  const user = readJson(join(home, ".claude.json"));
  const ofProjects = projects.flatMap((project) =>
    keysOf(objectIn(objectIn(user?.["projects"])?.[project])?.["mcpServers"]),
  );
  const shared = files.flatMap((file) => keysOf(readJson(file)?.["mcpServers"]));
  return new Set([...own, ...shared, ...keysOf(user?.["mcpServers"]), ...ofProjects]);
}

/** The servers in a plugin's `.mcp.json`, with or without the key `mcpServers`, and in its manifest. */
export function pluginServers(plugin: string): ReadonlySet<string> {
  const file = readJson(join(plugin, ".mcp.json"));
  const listed = file && ("mcpServers" in file ? file["mcpServers"] : file);
  const manifest = readJson(join(plugin, ".claude-plugin", "plugin.json"));
  return new Set([...keysOf(listed), ...keysOf(manifest?.["mcpServers"])]);
}
