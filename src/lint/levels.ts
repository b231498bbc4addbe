import { severityOf } from "../rules/effect.ts";
import type { Severity } from "../rules/effect.ts";
import type { RuleMeta } from "../rules/rule.ts";

/** How loud a rule is; `off` keeps it from running. */
export type Level = Severity | "off";

/** The level of each rule in one file. */
export type LevelOf = (rule: RuleMeta) => Level;

/** The level of each rule, by the path of a file as its diagnostics show it. */
export type Levels = (path: string) => LevelOf;

/** Every rule at the level of its effect, advice too. */
export const everyRule: LevelOf = ({ effect }) => severityOf(effect);

const recommended: LevelOf = ({ effect }) => (effect === "advice" ? "off" : severityOf(effect));

/**
 * What a configuration can extend:
 * - `recommended`: the default; every rule at the level of its effect, advice off.
 * - `strict`: advice as well.
 * - `collection`: for a repository of agents that are used elsewhere. What is judged by the
 *   surroundings of an agent is off, since its surroundings are not there.
 */
export const presets = {
  recommended,
  strict: everyRule,
  collection: (rule) => (rule.judges === "surroundings" ? "off" : recommended(rule)),
} as const satisfies Readonly<Record<string, LevelOf>>;

export type PresetName = keyof typeof presets;
