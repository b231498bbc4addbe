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

export interface ModelFamily extends Fact {
  readonly name: string;
  /** Versions that are recognised behind the family, `claude-opus-4-5`, the newest last. */
  readonly versions: readonly string[];
  /** Versions that are recognised in front of it, `claude-3-5-haiku`. */
  readonly oldVersions: readonly string[];
}

const recognised =
  "observed on 2.1.330: versions 1 to 7 behind and 2 to 5 in front, each alone and with 0 to 9 behind it";

/** What 2.1.330 recognises as a model, anywhere in an id. */
export const modelFamilies: readonly ModelFamily[] = [
  { name: "fable", versions: ["5", "5-0", "5-1", "5-2"], oldVersions: [], source: recognised },
  { name: "haiku", versions: ["4-5", "5-5"], oldVersions: ["3", "3-0", "3-5"], source: recognised },
  { name: "mythos", versions: ["5", "5-0", "5-1", "5-2"], oldVersions: [], source: recognised },
  {
    name: "opus",
    versions: ["4", "4-0", "4-1", "4-5", "4-6", "4-7", "4-8", "5", "5-0", "5-5"],
    oldVersions: ["3", "3-0"],
    source: recognised,
  },
  {
    name: "sonnet",
    versions: ["4", "4-0", "4-5", "4-6", "5", "5-0", "5-5"],
    oldVersions: ["3", "3-0", "3-5", "3-7"],
    source: recognised,
  },
];

/** Part of an id that is recognised whatever else stands in it, in this case only (observed). */
export const PROFILE_MARK = "application-inference-profile";

export interface ReplacedModel extends Fact {
  readonly name: string;
  /** What is sent in its place. */
  readonly means: string;
}

const replaced = "observed on 2.1.330 with a key of Anthropic's own API; other providers not tried";

/** Ids that 2.1.330 does not send as written, exactly these and with `[1m]` behind them, in any case. */
export const replacedModels: readonly ReplacedModel[] = [
  { name: "claude-opus-4-0", means: "claude-opus-5-5", source: replaced },
  { name: "claude-opus-4-1", means: "claude-opus-5-5", source: replaced },
  { name: "claude-opus-4-1-20250805", means: "claude-opus-5-5", source: replaced },
  { name: "claude-opus-4-20250514", means: "claude-opus-5-5", source: replaced },
];

export interface ModelForm extends Fact {
  readonly form: string;
  readonly example: string;
}

/** The forms in which an id is recognised. */
export const modelForms: readonly ModelForm[] = [
  { form: "an alias, in any case", example: "sonnet", source: "observed" },
  { form: "an alias with a long context", example: "opus[1m]", source: "observed" },
  {
    form: "family and version",
    example: "claude-opus-4-5",
    since: "2.1.74",
    source: "changelog 2.1.74; observed",
  },
  {
    form: "with a date",
    example: "claude-sonnet-4-5-20250929",
    since: "2.1.74",
    source: "changelog 2.1.74; observed",
  },
  {
    form: "the latest of a version",
    example: "claude-sonnet-4-5-latest",
    since: "2.1.74",
    source: "observed",
  },
  {
    form: "with a dot in the version",
    example: "claude-sonnet-4.6",
    since: "2.1.74",
    source: "observed",
  },
  {
    form: "Amazon Bedrock",
    example: "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
    since: "2.1.74",
    source: "observed",
  },
  {
    form: "an inference profile of Amazon Bedrock",
    example: "arn:aws:bedrock:us-east-1:1:application-inference-profile/x",
    since: "2.1.74",
    source: "observed",
  },
  {
    form: "Google Vertex AI",
    example: "claude-opus-4-5@20251101",
    since: "2.1.74",
    source: "observed",
  },
  { form: "a gateway", example: "anthropic/claude-opus-4-5", since: "2.1.74", source: "observed" },
];

export interface EffortLimit extends Fact {
  /** `claude-sonnet-4-5`, without date or provider. */
  readonly model: string;
  /** What is sent in place of a level; without it no effort is sent at all. */
  readonly lowers?: Readonly<Record<string, string>>;
}

const levels = "observed on 2.1.330: all five levels with 18 models, of which the others take all";

/** Models that do not take every level of effort. */
export const effortLimits: readonly EffortLimit[] = [
  { model: "claude-3-7-sonnet", source: levels },
  { model: "claude-haiku-4-5", source: levels },
  { model: "claude-sonnet-4", source: levels },
  { model: "claude-sonnet-4-0", source: levels },
  { model: "claude-sonnet-4-5", source: levels },
  { model: "claude-opus-4-5", lowers: { xhigh: "high", max: "high" }, source: levels },
  { model: "claude-opus-4-6", lowers: { xhigh: "high" }, source: levels },
  { model: "claude-sonnet-4-6", lowers: { xhigh: "high" }, source: levels },
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
