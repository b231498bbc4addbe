/**
 * What stands beside the agents of one folder and can be referred to from them. A list is absent
 * where nothing is known of it, and then nothing is said of a name that is not on it.
 */
export interface Beside {
  /** Names by which `skills` finds something. */
  readonly skills?: ReadonlySet<string>;
  /** MCP servers, as the project, the user or the plugin declares them. */
  readonly servers?: ReadonlySet<string>;
  /** The plugin that the agents belong to. */
  readonly plugin?: { readonly name: string; readonly servers: ReadonlySet<string> };
  /** Whether the project is in a git repository. */
  readonly git?: boolean;
  /** Agents, with the prefix of their plugin where they have one. */
  readonly agents?: ReadonlySet<string>;
}
