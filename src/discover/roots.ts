import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, parse, relative, sep } from "node:path";
import type { RootKind } from "../roster/roster.ts";
import { mainRepositoryOf } from "./worktree.ts";
import { isFolder } from "../machine/look.ts";

/** A folder that the client would walk for agents, in the system's own form. */
export interface AgentFolder {
  readonly absolute: string;
  readonly kind: RootKind;
  readonly distance: number;
  /** Of the plugin that holds it. */
  readonly plugin?: string;
}

export interface SessionOptions {
  readonly cwd: string;
  readonly home: string;
  /** Also the user's own agents. */
  readonly user?: boolean;
  /** Replaces `~/.claude` (observed: CLAUDE_CONFIG_DIR). */
  readonly configDir?: string;
  /** Folders that are given to the client with `--add-dir`. */
  readonly addDirs?: readonly string[];
}

/** What a session would load: folders to walk, single files that a manifest names, and failures. */
export interface Session {
  readonly folders: readonly AgentFolder[];
  readonly files: readonly { readonly absolute: string; readonly folder: AgentFolder }[];
  readonly problems: readonly { readonly absolute: string; readonly reason: string }[];
}

/**
 * Where Claude Code looks when it is started in `cwd`: every `.claude/agents` from there up to the
 * git root, without git up to the home folder or the top (observed), the agents of the repository
 * that a git worktree belongs to when its own root has none (observed), and the agents of a plugin
 * that is being developed on that way.
 */
export function sessionFolders({ cwd, home, ...more }: SessionOptions): Session {
  const folders: AgentFolder[] = [];
  const files: { absolute: string; folder: AgentFolder }[] = [];
  const problems: { absolute: string; reason: string }[] = [];
  let distance = 0;
  for (const folder of upwards(cwd)) {
    // The home folder's own agents are the user's, not a project's.
    if (folder === home && folder !== cwd) break;
    const agents = join(folder, ".claude", "agents");
    if (isFolder(agents)) {
      folders.push({ absolute: agents, kind: folder === home ? "user" : "project", distance });
    }
    const plugin = readPlugin(folder);
    if (plugin) {
      const holder = {
        absolute: join(folder, "agents"),
        kind: "plugin",
        distance,
        plugin: plugin.name,
      } as const;
      if (plugin.broken) problems.push({ absolute: plugin.manifest, reason: plugin.broken });
      else if (plugin.agents) {
        for (const absolute of plugin.agents)
          files.push({ absolute, folder: { ...holder, absolute: dirname(absolute) } });
      } else if (isFolder(holder.absolute)) folders.push(holder);
    }
    if (existsSync(join(folder, ".git"))) {
      // A worktree without agents of its own has those of its repository (observed).
      const repository = isFolder(agents) ? undefined : mainRepositoryOf(folder);
      const shared = repository && join(repository, ".claude", "agents");
      if (shared && isFolder(shared)) {
        folders.push({ absolute: shared, kind: "project", distance });
      }
      break;
    }
    distance++;
  }
  // Given folders lose a name to the project's own, and an earlier one to a later (observed).
  for (const [index, folder] of (more.addDirs ?? []).toReversed().entries()) {
    const agents = join(folder, ".claude", "agents");
    if (isFolder(agents))
      folders.push({ absolute: agents, kind: "project", distance: distance + 1 + index });
    else problems.push({ absolute: folder, reason: "holds no .claude/agents" });
  }
  const users = join(more.configDir ?? join(home, ".claude"), "agents");
  if (more.user && isFolder(users) && !folders.some(({ absolute }) => absolute === users)) {
    folders.push({ absolute: users, kind: "user", distance: 0 });
  }
  return { folders, files, problems };
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
    const plugin = readPlugin(above);
    if (plugin) return { absolute: folder, kind: "plugin", distance: 0, plugin: plugin.name };
  }
  return undefined;
}

/** Whether everything below a folder is meant as agents, judged by names between it and `cwd`. */
export function isAgentsFolder(absolute: string, { cwd, home }: SessionOptions): boolean {
  if (basename(absolute) === "agents" || folderOf(absolute, home)) return true;
  const below = relative(cwd, absolute);
  return !below.startsWith("..") && below.split(sep).includes("agents");
}

function* upwards(from: string): Generator<string> {
  const top = parse(from).root;
  for (let folder = from; ; folder = dirname(folder)) {
    yield folder;
    if (folder === top) return;
  }
}

interface Plugin {
  readonly name: string;
  readonly manifest: string;
  /** The files that the manifest names in place of the folder `agents` (observed). */
  readonly agents?: readonly string[];
  /** Why the client takes nothing of the plugin. */
  readonly broken?: string;
}

/** The plugin that a folder is, by its manifest; the folder's name stands in for a missing name. */
function readPlugin(folder: string): Plugin | undefined {
  const manifest = join(folder, ".claude-plugin", "plugin.json");
  if (!existsSync(manifest)) return undefined;
  const fallback = { name: basename(folder), manifest };
  try {
    const data: unknown = JSON.parse(readFileSync(manifest, "utf8"));
    if (!data || typeof data !== "object") return { ...fallback, broken: "no JSON object" };
    const name = "name" in data && typeof data.name === "string" ? data.name : fallback.name;
    if (!("agents" in data)) return { name, manifest };
    const listed: readonly unknown[] = Array.isArray(data.agents) ? data.agents : [data.agents];
    const paths = listed.filter((path) => typeof path === "string" && path.endsWith(".md"));
    if (paths.length < listed.length) {
      return {
        name,
        manifest,
        broken: "`agents` names something else than .md files, so the whole plugin fails",
      };
    }
    return { name, manifest, agents: paths.map((path) => join(folder, path as string)) };
  } catch {
    return { ...fallback, broken: "not valid JSON, so the whole plugin fails" };
  }
}
