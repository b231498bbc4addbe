import type { Scope } from "../client/read-options.ts";
import type { Root } from "../roster/roster.ts";

/** A file that will be read as an agent. */
export interface FoundFile {
  /** As shown: relative to the working directory unless the user named an absolute path; forward slashes. */
  readonly path: string;
  /** Absolute, in the system's own form. */
  readonly absolute: string;
  readonly scope: Scope;
  readonly root: Root;
  /** `plugin[:subfolder…]`, for agents of a plugin. */
  readonly pluginPrefix?: string;
  /** The user named this very file. */
  readonly named: boolean;
  /** It comes from standard input; its path is only a name. */
  readonly piped?: boolean;
}

export interface Skipped {
  readonly path: string;
  /** Completes "skipped: …". */
  readonly reason: string;
  /** The user named this very path, so that not reading it is a failure. */
  readonly named: boolean;
}

export interface Discovery {
  readonly files: readonly FoundFile[];
  readonly skipped: readonly Skipped[];
}
