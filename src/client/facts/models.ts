import type { Fact } from "./fact.ts";

export interface ModelAlias extends Fact {
  readonly name: string;
  /** The full id it stands for in 2.1.330; absent where that depends on the session. */
  readonly means?: string;
  /** `[1m]` may follow it. */
  readonly longContext: boolean;
}

/** Compared without regard to case (observed). */
export const modelAliases: readonly ModelAlias[] = [
  { name: "sonnet", means: "claude-sonnet-5-5", longContext: true, source: "observed" },
  { name: "opus", means: "claude-opus-5-5", longContext: true, source: "observed" },
  { name: "haiku", means: "claude-haiku-5-5", longContext: true, source: "observed" },
  { name: "fable", means: "claude-fable-5-2", longContext: true, source: "observed" },
  { name: "best", longContext: false, source: "observed" },
  { name: "opusplan", longContext: false, source: "observed" },
  { name: "inherit", longContext: false, source: "observed" },
];

/** Words that make a full id recognisable. */
export const modelFamilies: readonly string[] = ["sonnet", "opus", "haiku", "fable", "mythos"];

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
