import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { bundledSkills } from "../client/facts/bundled-skills.ts";
import type { Beside } from "../roster/beside.ts";
import { declaredServers, pluginServers, usesPlugins } from "./declarations.ts";
import { readStart } from "./read-file.ts";
import { folderOf } from "./roots.ts";
import type { AgentFolder } from "./roots.ts";
import { walk } from "./walk.ts";

/** Where the user's own skills, commands, agents and settings lie. */
export interface UserFolders {
  readonly home: string;
  /** Replaces `~/.claude` (observed: CLAUDE_CONFIG_DIR). */
  readonly configDir?: string;
}

/** Read of a skill or an agent to learn its name, in bytes. */
const HEAD = 4_096;
/** Entries of one folder that are looked at; a larger folder counts as unknown. */
const MOST = 5_000;

/**
 * What stands beside the agents folder that a file lies in; nothing when it lies in none. Files are
 * read as data, from their start and up to a bound, and nothing in them is followed.
 */
export function lookBeside(absolute: string, user: UserFolders): Beside | undefined {
  const folder = folderOf(dirname(absolute), user.home);
  if (!folder) return undefined;
  const config = user.configDir ?? join(user.home, ".claude");
  const projects = folder.kind === "project" ? projectFolders(folder, user.home) : [];
  const settings = [...projects.map((project) => join(project, ".claude")), config];
  const plugin = folder.kind === "plugin" ? dirname(folder.absolute) : undefined;

  const skills = usesPlugins(settings) ? undefined : skillNames([...settings], plugin, folder);
  const servers = declaredServers(projects, user.home, plugin);
  return {
    ...(skills && { skills }),
    ...(servers && { servers }),
    ...(plugin !== undefined && {
      plugin: { name: folder.plugin ?? basename(plugin), servers: pluginServers(plugin) },
    }),
    ...(projects.length > 0 && { git: projects.some((at) => existsSync(join(at, ".git"))) }),
    ...agentsBeside(folder, projects, config),
  };
}

/** The project and the folders above it that the client looks into as well, up to the git root. */
function projectFolders({ absolute }: AgentFolder, home: string): readonly string[] {
  const folders: string[] = [];
  for (let at = dirname(dirname(absolute)); at !== home; at = dirname(at)) {
    folders.push(at);
    if (existsSync(join(at, ".git")) || dirname(at) === at) break;
  }
  return folders;
}

/** Absent where neither the project nor the plugin keeps skills or commands, so that none can be missing. */
function skillNames(
  configs: readonly string[],
  plugin: string | undefined,
  folder: AgentFolder,
): ReadonlySet<string> | undefined {
  const own = plugin === undefined ? configs.slice(0, -1) : [plugin];
  const keeps = (at: string) => existsSync(join(at, "skills")) || existsSync(join(at, "commands"));
  if (folder.kind !== "user" && !own.some(keeps)) return undefined;
  const names = new Set<string>(bundledSkills);
  for (const at of new Set([...configs, ...own])) {
    const prefix = at === plugin ? `${folder.plugin ?? basename(plugin)}:` : "";
    const found = [...skillsIn(join(at, "skills")), ...commandsIn(join(at, "commands"))];
    for (const name of found) names.add(name).add(prefix + name);
  }
  return names;
}

/** A skill goes by the name of its folder and by the one in its file (observed). */
function skillsIn(folder: string): readonly string[] {
  return namesIn(folder).flatMap((name) => {
    const named = nameInFile(join(folder, name, "SKILL.md"));
    return named === undefined ? [] : [name, named || name];
  });
}

/** A command goes by the name of its file, with or without the folders above it (observed). */
function commandsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const { files } = walk(folder, { enter: () => true, seen: new Set() });
  return files.slice(0, MOST).flatMap((file) => {
    const below = file.slice(folder.length + 1).replace(/\.md$/, "");
    return [basename(below), below.replaceAll(/[/\\]/g, ":")];
  });
}

function agentsBeside(
  folder: AgentFolder,
  projects: readonly string[],
  config: string,
): Pick<Beside, "agents"> {
  const names = new Set<string>();
  const own = projects.map((project) => join(project, ".claude", "agents"));
  for (const at of new Set([folder.absolute, ...own, join(config, "agents")])) {
    if (!existsSync(at)) continue;
    const { files } = walk(at, { enter: () => true, seen: new Set() });
    if (files.length > MOST) return {};
    for (const file of files) {
      names.add(nameInFile(file) || basename(file, ".md"));
    }
  }
  return { agents: names };
}

/** The value of the first `name:` line, empty where there is none; nothing for a file that cannot be read. */
function nameInFile(absolute: string): string | undefined {
  try {
    const head = new TextDecoder().decode(readStart(absolute, HEAD).bytes);
    return /^name[ \t]*:[ \t]*["']?([^"'\r\n#]+)/m.exec(head)?.[1]?.trim() ?? "";
  } catch {
    return undefined;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).slice(0, MOST);
  } catch {
    return [];
  }
}
