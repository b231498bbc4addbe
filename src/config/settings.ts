import { extensionKeys as defaultKeys } from "../client/facts/fields.ts";
import { layered, layeredOverEvery, presetLayers } from "../lint/levels.ts";
import type { LevelLayer, LevelOf } from "../lint/levels.ts";
import { matcher } from "./patterns.ts";
import type { ConfigData } from "./schema.ts";

/** What holds for one file. */
export interface FileSettings {
  /** Nothing is said about the file, though other files are still judged beside it. */
  readonly ignored: boolean;
  readonly level: LevelOf;
  /** For whoever asks for certain rules: on, advice too, unless they are turned off by name. */
  readonly fullLevel: LevelOf;
  /** Keys that another tool reads. */
  readonly extensionKeys: readonly string[];
}

/**
 * The settings of each file below a configuration, by its path from the folder of the configuration
 * with forward slashes. `last` comes from the command line and decides.
 */
export function settingsOf(config: ConfigData, last?: LevelLayer): (path: string) => FileSettings {
  const ignores = matcher(config.ignores ?? []);
  const base = layersOf(config);
  const parts = (config.overrides ?? []).map((part) => ({
    applies: matcher(part.files),
    layers: layersOf(part),
    extensionKeys: part.extensionKeys ?? [],
  }));
  const baseKeys = [...defaultKeys, ...(config.extensionKeys ?? [])];
  // Files that the same parts are about share their settings.
  const known = new Map<string, FileSettings>();
  return (path) => {
    const ignored = ignores(path);
    const applying = parts.filter(({ applies }) => applies(path));
    const identity = `${ignored}:${applying.map((part) => parts.indexOf(part)).join()}`;
    const found = known.get(identity);
    if (found) return found;
    const layers = [...base, ...applying.flatMap((part) => part.layers), ...(last ? [last] : [])];
    const settings: FileSettings = {
      ignored,
      level: layered(layers),
      fullLevel: layeredOverEvery(layers),
      extensionKeys: [...baseKeys, ...applying.flatMap((part) => part.extensionKeys)],
    };
    known.set(identity, settings);
    return settings;
  };
}

function layersOf({ extends: presets = [], rules = {} }: Pick<ConfigData, "extends" | "rules">) {
  const names = typeof presets === "string" ? [presets] : presets;
  const own: LevelLayer = ({ id }) => (Object.hasOwn(rules, id) ? rules[id] : undefined);
  return [...names.map((name) => presetLayers[name]), own];
}
