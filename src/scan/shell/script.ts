import type { Redirection, Word } from "./tokens.ts";

/** Commands one after the other. */
export type Script = readonly Chain[];

/** Pipelines joined by `&&` and `||`. */
export interface Chain {
  readonly links: readonly Link[];
  /** `&` behind it. */
  readonly background: boolean;
}

export interface Link {
  /** How the one before leads to it; nothing for the first. */
  readonly after: "" | "&&" | "||";
  readonly pipeline: Pipeline;
}

export interface Pipeline {
  /** `!` before it. */
  readonly negated: boolean;
  readonly commands: readonly Command[];
}

export type Command = Simple | Compound;

export interface Simple {
  readonly kind: "simple";
  /** Absent where only variables are set. */
  readonly program?: Word;
  /** The arguments, or the assignments where there is no program. */
  readonly words: readonly Word[];
  readonly redirections: readonly Redirected[];
}

/** `{ … }`, `( … )`, `if`, a loop or `case`. */
export interface Compound {
  readonly kind: "compound";
  /** Only brackets run what they hold in a shell of its own. */
  readonly subshell: boolean;
  /** What decides which branch runs, or how often. */
  readonly conditions: readonly Script[];
  readonly branches: readonly Script[];
  readonly redirections: readonly Redirected[];
}

export interface Redirected extends Redirection {
  readonly target: Word;
}
