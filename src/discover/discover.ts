import { statSync } from "node:fs";
import { basename, dirname, isAbsolute, relative, resolve, sep } from "node:path";
import type { Scope } from "../client/read-options.ts";
import type { Root } from "../roster/roster.ts";
import { compareText } from "../text/order.ts";
import type { Discovery, FoundFile, Skipped } from "./found.ts";
import { notAnAgent } from "./looks-like-agent.ts";
import { folderOf, isAgentsFolder, sessionFolders } from "./roots.ts";
import type { AgentFolder, Session, SessionOptions } from "./roots.ts";
import { identityOf, walk } from "./walk.ts";
import { codeOf } from "../machine/system-error.ts";

export interface DiscoverOptions extends SessionOptions {
  /** Read every file as one of this scope, wherever it lies. */
  readonly scope?: Scope;
}

/** A path that leads nowhere; the caller made a mistake. */
export class NoSuchPath extends Error {
  override readonly name = "NoSuchPath";
}

/** Folders that hold other people's files; entered only below an agents folder, as the client does. */
const foreignFolders = new Set([".git", "node_modules"]);

/**
 * The files to read. Without paths: what Claude Code would load when started in `cwd`. A path is a
 * file (always read as an agent), a folder, or a glob pattern.
 *
 * @throws NoSuchPath for a path or pattern that matches nothing.
 */
export async function discover(
  paths: readonly string[],
  options: DiscoverOptions,
): Promise<Discovery> {
  const collector = new Collector(options);
  if (paths.length === 0) {
    collector.addSession(sessionFolders(options));
    return collector.result();
  }
  for (const path of paths) await collector.addPath(path);
  return collector.result();
}

class Collector {
  readonly #options: DiscoverOptions;
  readonly #files: FoundFile[] = [];
  readonly #skipped: Skipped[] = [];
  readonly #seen = new Set<string>();
  readonly #folders = new Map<string, AgentFolder | undefined>();
  /** Paths are shown the way the user wrote them. */
  #absolute = false;

  constructor(options: DiscoverOptions) {
    this.#options = options;
  }

  result(): Discovery {
    return {
      files: this.#files.toSorted((a, b) => compareText(a.path, b.path)),
      skipped: this.#skipped.toSorted((a, b) => compareText(a.path, b.path)),
    };
  }

  async addPath(path: string): Promise<void> {
    this.#absolute = isAbsolute(path);
    const absolute = resolve(this.#options.cwd, path);
    const found = statOrCode(absolute);
    if (typeof found !== "string") {
      if (found.isDirectory()) this.#addFolder(absolute);
      else this.#addFile(absolute);
      return;
    }
    if (found !== "ENOENT" && found !== "ENOTDIR") {
      this.#skip(absolute, `cannot be read: ${found}`, true);
      return;
    }
    if (!/[*?[\]{}]/.test(path)) throw new NoSuchPath(`no such file or folder: ${path}`);
    const { glob } = await import("tinyglobby");
    const matches = await glob([path.replaceAll("\\", "/")], {
      cwd: this.#options.cwd,
      absolute: true,
      dot: true,
      expandDirectories: false,
    });
    const files = matches.filter((match) => match.endsWith(".md"));
    if (files.length === 0) throw new NoSuchPath(`no Markdown file matches ${path}`);
    for (const match of files.sort(compareText)) this.#addFile(resolve(match));
  }

  addSession({ folders, files, problems }: Session): void {
    for (const folder of folders) this.#walkInto(folder.absolute, () => true, folder);
    for (const { absolute, folder } of files) {
      const found = statOrCode(absolute);
      if (typeof found === "string") this.#skip(absolute, `cannot be read: ${found}`, false);
      else this.#take(absolute, false, folder);
    }
    for (const { absolute, reason } of problems) this.#skip(absolute, reason, false);
  }

  #addFolder(absolute: string): void {
    const everything = isAgentsFolder(absolute, this.#options);
    this.#walkInto(absolute, (name) => everything || !foreignFolders.has(name));
  }

  #walkInto(absolute: string, enter: (name: string) => boolean, folder?: AgentFolder): void {
    const { files, problems } = walk(absolute, { enter, seen: this.#seen });
    for (const problem of problems) this.#skip(problem.absolute, problem.reason, false);
    const agentsFolder = folder !== undefined || isAgentsFolder(absolute, this.#options);
    for (const file of files) {
      const holder = folder ?? this.#folderOf(dirname(file), this.#options.home);
      const below = relative(absolute, dirname(file)).split(sep);
      const kind =
        agentsFolder || holder ? "agents" : below.includes("agents") ? "perhaps" : "mixed";
      // A plugin turns every Markdown file in its folder into an agent, explanations too (observed).
      const reason = holder?.kind === "plugin" ? undefined : notAnAgent(file, basename(file), kind);
      if (reason !== undefined) this.#skip(file, reason, false);
      else this.#take(file, false, folder);
    }
  }

  #addFile(absolute: string): void {
    const identity = identityOf(absolute);
    if (this.#seen.has(identity)) return;
    this.#seen.add(identity);
    this.#take(absolute, true);
  }

  #take(absolute: string, named: boolean, folder?: AgentFolder): void {
    const { scope: forced, home } = this.#options;
    const holder = folder ?? this.#folderOf(dirname(absolute), home);
    const scope = forced ?? holder?.kind ?? "project";
    const rootFolder = holder?.absolute ?? dirname(absolute);
    const root: Root = {
      path: this.#shown(rootFolder),
      kind: scope,
      distance: holder?.distance ?? 0,
    };
    const prefix = scope === "plugin" ? pluginPrefix(holder, rootFolder, absolute) : undefined;
    this.#files.push({
      path: this.#shown(absolute),
      absolute,
      scope,
      root,
      ...(prefix !== undefined && { pluginPrefix: prefix }),
      named,
    });
  }

  #folderOf(folder: string, home: string): AgentFolder | undefined {
    if (!this.#folders.has(folder)) this.#folders.set(folder, folderOf(folder, home));
    return this.#folders.get(folder);
  }

  #skip(absolute: string, reason: string, named: boolean): void {
    this.#skipped.push({ path: this.#shown(absolute), reason, named });
  }

  #shown(absolute: string): string {
    return (this.#absolute ? absolute : relative(this.#options.cwd, absolute)).split(sep).join("/");
  }
}

function statOrCode(absolute: string) {
  try {
    return statSync(absolute);
  } catch (error) {
    return codeOf(error);
  }
}

/** `plugin[:subfolder…]`. Without a manifest the folder above `agents` gives the name. */
function pluginPrefix(holder: AgentFolder | undefined, root: string, file: string): string {
  const plugin = holder?.plugin ?? basename(dirname(root));
  const below = relative(root, dirname(file))
    .split(sep)
    .filter((part) => part !== "" && part !== "..");
  return [plugin, ...below].join(":");
}
