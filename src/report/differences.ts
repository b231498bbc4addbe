import { jsonText } from "../text/json.ts";

/** A file that is not as it was installed, or not as its source has it now. */
export interface Difference {
  /** The agent that it belongs to. */
  readonly name: string;
  readonly path: string;
  /** In the unified format; null when there is nothing to compare with. */
  readonly patch: string | null;
  /** Why there is no patch. */
  readonly reason: string | null;
}

/** Version 1. */
export function differencesJson(agents: readonly Difference[], halfDone: boolean): string {
  return jsonText({ version: 1, halfDone, agents, failure: null });
}
