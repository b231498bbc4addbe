import { basename, dirname, relative, resolve, sep } from "node:path";
import { extensionKeys } from "../client/facts/fields.ts";
import type { ConfigData } from "../config/schema.ts";
import type { FileSettings } from "../config/settings.ts";
import { configFinder } from "../discover/find-config.ts";
import { layered, layeredOverEvery, levelNames } from "../lint/levels.ts";
import type { Level, LevelLayer } from "../lint/levels.ts";
import { rules } from "../rules/index.ts";
import { closest } from "../text/closest.ts";
import { UsageError } from "./io.ts";
import type { Io } from "./io.ts";

export interface ConfigOptions {
  /** A file, or `false` to use none. */
  readonly config?: string | false;
  /** `id:level`, which decides over every configuration. */
  readonly rule?: readonly string[];
}

/** The settings of one file, and where they come from. */
export interface Configured extends FileSettings {
  /** The configuration file as it is shown; absent where none is found. */
  readonly source?: string;
  /** The version of Claude Code that it asks for. */
  readonly client?: string;
}

/** Gives the settings of a file by its absolute path. */
export type Configs = (absolute: string) => Promise<Configured>;

/**
 * Each file goes by the nearest configuration above it. One that is named holds for all files, its
 * patterns starting at the working directory.
 *
 * @throws UsageError for a configuration that cannot be used, with each place that is wrong.
 */
export function configsOf(options: ConfigOptions, io: Io): Configs {
  const last = layerOf(options.rule ?? []);
  const layers = last ? [last] : [];
  const none: Configured = {
    ignored: false,
    level: layered(layers),
    fullLevel: layeredOverEvery(layers),
    extensionKeys,
  };
  if (options.config === false) return async () => none;

  const find = configFinder(io.home);
  const named = options.config === undefined ? undefined : resolve(io.cwd, options.config);
  const loaded = new Map<string, Promise<(absolute: string) => Configured>>();
  return async (absolute) => {
    const found = named ? [named] : find(dirname(absolute));
    const [path, other] = found;
    if (path === undefined) return none;
    if (other !== undefined) {
      const names = found.map((one) => basename(one)).join(" and ");
      throw new UsageError(`${names} stand in one folder, and only one can count`);
    }
    const settings = loaded.get(path) ?? load(path, named ? io.cwd : dirname(path), last, io);
    loaded.set(path, settings);
    return (await settings)(absolute);
  };
}

async function load(
  path: string,
  folder: string,
  last: LevelLayer | undefined,
  io: Io,
): Promise<(absolute: string) => Configured> {
  const { readConfig, settingsOf } = await import("./read-config.ts");
  const source = slashes(relative(io.cwd, path)) || path;
  const config: ConfigData = await readConfig(path, source, io);
  const settings = settingsOf(config, last);
  return (absolute) => ({
    ...settings(slashes(relative(folder, absolute))),
    source,
    ...(config.client !== undefined && { client: config.client }),
  });
}

function slashes(path: string): string {
  return path.split(sep).join("/");
}

function layerOf(given: readonly string[]): LevelLayer | undefined {
  if (given.length === 0) return undefined;
  const levels = new Map<string, Level>();
  for (const one of given) {
    const [id = "", name] = one.split(":");
    const level = levelNames.find((known) => known === name);
    if (!level)
      throw new UsageError(`--rule takes a rule and a level, as unknown-tool:off, not ${one}`);
    const ids = rules.map((rule) => rule.id);
    if (!ids.includes(id)) {
      const near = closest(id, ids);
      const hint = near ? `; did you mean ${near}?` : "; `agentlint rules` lists them";
      throw new UsageError(`no rule is called ${id}${hint}`);
    }
    levels.set(id, level);
  }
  return ({ id }) => levels.get(id);
}
