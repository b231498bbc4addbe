import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, parse, sep } from "node:path";
import type { RootKind } from "../roster/roster.ts";

/** A folder that the client would walk for agents, in the system's own form. */
export interface AgentFolder {
  readonly absolute: string;
  readonly kind: RootKind;
  readonly distance: number;
  /** Of the plugin that holds it. */
  readonly plugin?: string;
}

/**
 * Where Claude Code looks when it is started in `cwd`: every `.claude/agents` from there up to the
 * git root, without git up to the home folder or the top (observed), and the `agents` folder of a
 * plugin that is being developed on that way.
 */
export function sessionFolders(cwd: string, home: string): AgentFolder[] {
  const folders: AgentFolder[] = [];
  let distance = 0;
  for (const folder of upwards(cwd)) {
    // The home folder's own agents are the user's, not a project's.
    if (folder === home && folder !== cwd) break;
    const agents = join(folder, ".claude", "agents");
    if (isFolder(agents)) {
      folders.push({ absolute: agents, kind: folder === home ? "user" : "project", distance });
    }
    const plugin = pluginName(folder);
    if (plugin !== undefined && isFolder(join(folder, "agents"))) {
      folders.push({ absolute: join(folder, "agents"), kind: "plugin", distance, plugin });
    }
    if (existsSync(join(folder, ".git"))) break;
    distance++;
  }
  return folders;
}

/** The agents folder that a path lies in or is, judged by the folder names above it. */
export function folderOf(absolute: string, home: string): AgentFolder | undefined {
  for (const folder of upwards(absolute)) {
    if (basename(folder) !== "agents") continue;
    const above = dirname(folder);
    if (basename(above) === ".claude") {
      const kind = dirname(above) === home ? "user" : "project";
      return { absolute: folder, kind, distance: 0 };
    }
    const plugin = pluginName(above);
    if (plugin !== undefined) return { absolute: folder, kind: "plugin", distance: 0, plugin };
  }
  return undefined;
}

/** Whether a folder holds agents by its name alone. */
export function isAgentsFolder(absolute: string): boolean {
  return absolute.split(sep).includes("agents");
}

function* upwards(from: string): Generator<string> {
  const top = parse(from).root;
  for (let folder = from; ; folder = dirname(folder)) {
    yield folder;
    if (folder === top) return;
  }
}

/** The name in a plugin's manifest; its folder's name when the manifest gives none. */
function pluginName(folder: string): string | undefined {
  const manifest = join(folder, ".claude-plugin", "plugin.json");
  if (!existsSync(manifest)) return undefined;
  try {
    const data: unknown = JSON.parse(readFileSync(manifest, "utf8"));
    if (data && typeof data === "object" && "name" in data && typeof data.name === "string") {
      return data.name;
    }
  } catch {
    // A broken manifest still marks the folder as a plugin's.
  }
  return basename(folder);
}

export function isFolder(absolute: string): boolean {
  return statSync(absolute, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
