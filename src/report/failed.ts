import { jsonText } from "../text/json.ts";

/** Why a command came to nothing, or not to all of it. */
export interface Failure {
  /** What it is about, as people see it; null where that is no file. */
  readonly path: string | null;
  readonly message: string;
  readonly advice: string | null;
}

/** The document of a command that came to nothing before it could tell of any agent; version 1. */
export function failedJson(failure: Failure): string {
  return jsonText({ version: 1, agents: [], failure });
}
