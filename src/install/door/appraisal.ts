import type { References } from "../../roster/references.ts";
import type { Permissions } from "./permissions.ts";

/**
 * All that the installer wants to know of an agent's text, from one reading of it. Plain data, so
 * that the package brings along what was found out about its own agents when it was built.
 */
export interface Appraisal {
  /** What Claude Code registers it as; null when it does not. */
  readonly name: string | null;
  readonly description: string | null;
  readonly fault: Fault | null;
  /** What keeps it out, sorted by place. */
  readonly blocking: readonly DoorFinding[];
  /** What its user should know of, sorted by place. */
  readonly warnings: readonly DoorFinding[];
  readonly permissions: Permissions;
  /** The values of keys that run something of the file's own, as they are written; `""` without one. */
  readonly own: Readonly<Record<OwnKey, string>>;
  readonly references: References;
}

export type OwnKey = "hooks" | "mcpServers" | "initialPrompt";

/** Why a text is no agent that works as it says, whatever its name. */
export type Fault =
  /** Claude Code would not register it. */
  | { readonly kind: "dead"; readonly reason: string }
  /** It would be registered and then do nothing. */
  | { readonly kind: "toolless" }
  /** It states a restriction that Claude Code does not enforce. */
  | { readonly kind: "unguarded"; readonly key: string };

/** What a rule says of a file at the door. */
export interface DoorFinding {
  readonly rule: string;
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

/** Reads and judges a text under the name of its file, without `.md`. */
export type Appraise = (name: string, bytes: Uint8Array) => Promise<Appraisal>;

/** What the rules say of a text that somebody else wrote, before it is let into a project. */
export interface DoorVerdict {
  /** What keeps it out unless it is allowed. Sorted by place. */
  readonly blocking: readonly DoorFinding[];
  /** What its user should know of. Sorted by place. */
  readonly warnings: readonly DoorFinding[];
}

/** Judges a document by the path that an agent calls it by. */
export type JudgeDocument = (path: string, bytes: Uint8Array) => Promise<DoorVerdict>;
