/** One file that the client is asked about. */
export interface Subject {
  /** `user` files are asked about as project files: they read alike. */
  readonly scope: "project" | "plugin";
  /** The plugin's name in its manifest; kebab-case. */
  readonly plugin: string;
  /** Below the agents folder, with forward slashes; a project's subfolders do not matter. */
  readonly path: string;
  readonly content: Uint8Array;
  /** The names that the client may know it by; subjects that share one are never asked about together. */
  readonly names: readonly string[];
  /** One of our own, that others are held against. */
  readonly control?: true;
}

/** What the client did with a file. */
export type Observation =
  | { readonly loads: false }
  | (LoadedAgent & {
      readonly loads: true;
      /** Absent when it was not started. */
      readonly start?: Start;
    });

/** An agent as the client keeps it. */
export interface LoadedAgent {
  readonly name: string;
  readonly description?: string;
  readonly model?: string;
  /** The client told nothing but the name. */
  readonly nameOnly?: true;
}

/** What came of starting an agent: its tools, sorted, or why the client would not start it. */
export type Start =
  | { readonly tools: readonly string[] }
  | { readonly refused: "zero-tools" | "other" };

/**
 * Parts subjects into groups that the client can be asked about at once: no name twice in a group,
 * no path twice, and at most `size` of them.
 */
export function batchesOf(subjects: readonly Subject[], size: number): Subject[][] {
  const batches: { subjects: Subject[]; keys: Set<string> }[] = [];
  for (const subject of subjects) {
    const keys = keysOf(subject);
    let batch = batches.find(
      (one) => one.subjects.length < size && !keys.some((key) => one.keys.has(key)),
    );
    if (!batch) batches.push((batch = { subjects: [], keys: new Set() }));
    batch.subjects.push(subject);
    for (const key of keys) batch.keys.add(key);
  }
  return batches.map((batch) => batch.subjects);
}

function keysOf({ scope, plugin, path, names }: Subject): string[] {
  const keys = names.map((name) => `name ${name}`);
  // Some file systems do not tell upper from lower case.
  return scope === "plugin" ? [...keys, `path ${plugin}/${path.toLowerCase()}`] : keys;
}
