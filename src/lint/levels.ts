import { severityOf } from "../rules/effect.ts";
import type { Severity } from "../rules/effect.ts";
import type { RuleMeta } from "../rules/rule.ts";

/** How loud a rule is; `off` keeps it from running. */
export const levelNames = ["off", "info", "warning", "error"] as const;
export type Level = Severity | "off";

/** The level of each rule in one file. */
export type LevelOf = (rule: RuleMeta) => Level;

/** The level of each rule, by the path of a file as its diagnostics show it. */
export type Levels = (path: string) => LevelOf;

/** What one source says of a rule; nothing leaves it to the sources before. */
export type LevelLayer = (rule: RuleMeta) => Level | undefined;

/** Every rule at the level of its effect, advice too. */
export const everyRule: LevelOf = ({ effect }) => severityOf(effect);

export const presetNames = ["recommended", "strict", "collection"] as const;
export type PresetName = (typeof presetNames)[number];

/** What each preset changes, so that several can be combined. */
export const presetLayers: Readonly<Record<PresetName, LevelLayer>> = {
  recommended: ({ effect }) => (effect === "advice" ? "off" : severityOf(effect)),
  strict: ({ effect }) => (effect === "advice" ? severityOf(effect) : undefined),
  collection: ({ judges }) => (judges === "surroundings" ? "off" : undefined),
};

/** The last layer that says something of a rule decides; below them all lies `recommended`. */
export function layered(layers: readonly LevelLayer[]): LevelOf {
  return over(presetLayers.recommended as LevelOf, layers);
}

/** The same without presets, above every rule at the level of its effect. */
export function layeredOverEvery(layers: readonly LevelLayer[]): LevelOf {
  const presetOnes = new Set(Object.values(presetLayers));
  return over(
    everyRule,
    layers.filter((layer) => !presetOnes.has(layer)),
  );
}

function over(base: LevelOf, layers: readonly LevelLayer[]): LevelOf {
  return (rule) => {
    for (let at = layers.length - 1; at >= 0; at--) {
      const level = layers[at]!(rule);
      if (level !== undefined) return level;
    }
    return base(rule);
  };
}

/**
 * What a configuration can extend:
 * - `recommended`: the default; every rule at the level of its effect, advice off.
 * - `strict`: advice as well.
 * - `collection`: for a repository of agents that are used elsewhere. What is judged by the
 *   surroundings of an agent is off, since its surroundings are not there.
 */
export const presets: Readonly<Record<PresetName, LevelOf>> = {
  recommended: layered([]),
  strict: layered([presetLayers.strict]),
  collection: layered([presetLayers.collection]),
};
