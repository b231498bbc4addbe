import type { Fact } from "./fact.ts";

export interface ModelAlias extends Fact {
  readonly name: string;
  /** The full id it stands for in 2.1.330; absent where that depends on the session. */
  readonly means?: string;
  /** `[1m]` may follow it, after a blank too. */
  readonly longContext: boolean;
}

/** Compared without regard to case (observed). */
export const modelAliases: readonly ModelAlias[] = [
  { name: "sonnet", means: "claude-sonnet-5-5", longContext: true, source: "observed" },
  { name: "opus", means: "claude-opus-5-5", longContext: true, source: "observed" },
  { name: "haiku", means: "claude-haiku-5-5", longContext: true, source: "observed" },
  { name: "fable", means: "claude-fable-5-2", longContext: true, source: "observed" },
  { name: "best", longContext: true, source: "observed" },
  { name: "opusplan", longContext: true, source: "observed" },
  { name: "inherit", longContext: false, source: "observed" },
];

export const modelFamilies: readonly string[] = ["sonnet", "opus", "haiku", "fable", "mythos"];

/**
 * Versions in which 2.1.330 recognises `claude-<family>-<version>`, anywhere in an id (observed with
 * 1 to 7, each alone and with 0 to 9 behind it, for all five families).
 */
export const knownVersions: ReadonlyMap<string, readonly string[]> = new Map([
  ["fable", ["5", "5-0", "5-1", "5-2"]],
  ["haiku", ["4-5", "5-5"]],
  ["mythos", ["5", "5-0", "5-1", "5-2"]],
  ["opus", ["4", "4-0", "4-1", "4-5", "4-6", "4-7", "4-8", "5", "5-0", "5-5"]],
  ["sonnet", ["4", "4-0", "4-5", "4-6", "5", "5-0", "5-5"]],
]);

/** The same for `claude-<version>-<family>` (observed with 2 to 5, alone and with 0 to 9). */
export const knownOldVersions: ReadonlyMap<string, readonly string[]> = new Map([
  ["haiku", ["3", "3-0", "3-5"]],
  ["opus", ["3", "3-0"]],
  ["sonnet", ["3", "3-0", "3-5", "3-7"]],
]);

/** Part of an id that is recognised whatever else stands in it, in this case only (observed). */
export const PROFILE_MARK = "application-inference-profile";

/**
 * Ids in place of which 2.1.330 sends `claude-opus-5-5`, exactly these and with `[1m]` behind them,
 * in any case (observed with a key of Anthropic's own API; other providers were not tried).
 */
export const replacedModels: readonly string[] = [
  "claude-opus-4-0",
  "claude-opus-4-1",
  "claude-opus-4-1-20250805",
  "claude-opus-4-20250514",
];

export interface EffortLimit {
  /** `claude-sonnet-4-5`, without date or provider. */
  readonly model: string;
  /** What is sent in place of a level; without it no effort is sent at all. */
  readonly lowers?: Readonly<Record<string, string>>;
}

/**
 * Models that do not take every level of effort (observed with all five levels and 18 models, of which
 * the others take all).
 */
export const effortLimits: readonly EffortLimit[] = [
  { model: "claude-3-7-sonnet" },
  { model: "claude-haiku-4-5" },
  { model: "claude-sonnet-4" },
  { model: "claude-sonnet-4-0" },
  { model: "claude-sonnet-4-5" },
  { model: "claude-opus-4-5", lowers: { xhigh: "high", max: "high" } },
  { model: "claude-opus-4-6", lowers: { xhigh: "high" } },
  { model: "claude-sonnet-4-6", lowers: { xhigh: "high" } },
];

export interface ModelRetirement {
  /** `claude-sonnet-4-5`, without date or provider. */
  readonly model: string;
  /** ISO date. */
  readonly date: string;
  readonly source: string;
}

export const modelRetirements: readonly ModelRetirement[] = [
  { model: "claude-3-5-haiku", date: "2026-02-19", source: "bundle of 2.1.330" },
  { model: "claude-3-5-sonnet", date: "2025-10-28", source: "bundle of 2.1.330" },
  { model: "claude-3-7-sonnet", date: "2026-02-19", source: "bundle of 2.1.330" },
  { model: "claude-3-opus", date: "2026-01-05", source: "bundle of 2.1.330" },
  { model: "claude-opus-4-0", date: "2026-06-15", source: "bundle of 2.1.330" },
  { model: "claude-sonnet-4-0", date: "2026-06-15", source: "bundle of 2.1.330" },
  { model: "claude-sonnet-4-5", date: "2026-11-30", source: "bundle of 2.1.330" },
];
