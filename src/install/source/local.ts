import type { SourceEnv } from "./source.ts";

/** What was found at the path of a request. */
export interface Local {
  /** As it was asked for. */
  readonly path: string;
  readonly agent?: string | undefined;
  /** Absolute, links resolved. */
  readonly real: string;
  readonly inLock: string;
  readonly env: SourceEnv;
}
