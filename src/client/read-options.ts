import type { Client } from "./client.ts";

/**
 * From where an agent is loaded; user agents read like project ones. `session`: from the JSON that the
 * client is given with `--agents`.
 */
export type Scope = "session" | "project" | "user" | "plugin";

export interface ReadOptions {
  readonly client: Client;
  readonly scope: Scope;
  /** The plugin's name with its subfolders, `acme:review`, for the names of its agents. */
  readonly pluginPrefix?: string;
}
