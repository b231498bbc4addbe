import type { Fact } from "./fact.ts";

export type FieldType =
  | "string"
  | "string or list of strings"
  | "integer or level"
  | "integer"
  | "boolean"
  | "list"
  | "mapping";

/** One frontmatter key that Claude Code reads. */
export interface FieldFact extends Fact {
  readonly name: string;
  readonly type: FieldType;
  /** One line: what the field is for. */
  readonly summary: string;
  /** The values that are accepted, where they can be listed; compared exactly unless `anyCase`. */
  readonly values?: readonly string[];
  readonly anyCase?: boolean;
  /** Further values that files may have and the JSON of `--agents` may not. */
  readonly alsoInFiles?: readonly string[];
  /** The least integer that is accepted. */
  readonly least?: number;
  /** What holds when the key is absent. */
  readonly absent: string;
  /** What the client does with a value it does not accept, for a project or user agent. */
  readonly violation: string;
  /** Whether agents that come in a plugin have it: absent where they do. */
  readonly plugin?: "ignored";
  /**
   * What the JSON of `--agents` does with it. There a value of another type is refused with the whole
   * of the JSON (observed: 25 keys with 65 values each); absent where that is all.
   */
  readonly session?: "ignored" | "not empty" | "not blank";
  readonly examples: readonly unknown[];
}

const ignored = "ignored; the agent loads as if the key were absent";

/**
 * The 23 keys that the client takes without a warning, in the order of the documentation (observed
 * among some 1,000 keys, for project and plugin agents).
 */
export const fields: readonly FieldFact[] = [
  {
    name: "name",
    type: "string",
    summary: "Identifier by which the agent is started.",
    absent: "the file is skipped without a word; a plugin agent is named after its file",
    violation:
      "skipped when it is no string, starts with `-`, holds `:` or is longer than 256 characters",
    session: "ignored",
    since: "1.0.60",
    source: "observed",
    examples: ["code-reviewer"],
  },
  {
    name: "description",
    type: "string",
    summary:
      "When Claude should hand work to this agent; shown to the model in every conversation.",
    absent: "the file is skipped; a plugin agent gets a stock description",
    violation: "the file is skipped",
    session: "not empty",
    since: "1.0.60",
    source: "observed",
    examples: ["Reviews a change for correctness. Use it before every commit."],
  },
  {
    name: "tools",
    type: "string or list of strings",
    summary: "The only tools the agent gets; entries are separated by commas or blanks.",
    absent: "all tools",
    violation: "no tools at all when it is neither a string nor a list; unknown names are dropped",
    since: "1.0.60",
    source: "observed",
    examples: ["Read, Grep, Glob", ["Read", "Edit", "Bash"]],
  },
  {
    name: "disallowedTools",
    type: "string or list of strings",
    summary: "Tools taken away from what the agent would get.",
    absent: "nothing is taken away",
    violation: "no effect",
    since: "2.0.30",
    source: "observed; changelog 2.0.30",
    examples: ["Write, Edit"],
  },
  {
    name: "model",
    type: "string",
    summary: "An alias, a full model id, or `inherit`.",
    absent: "CLAUDE_CODE_SUBAGENT_MODEL, else the model of the conversation",
    violation: "ignored when it is no string; any other string is sent to the API as it stands",
    session: "not blank",
    since: "1.0.60",
    source: "observed",
    examples: ["sonnet", "inherit", "claude-opus-5-5"],
  },
  {
    name: "color",
    type: "string",
    summary: "Colour of the agent's badge.",
    values: ["red", "blue", "green", "yellow", "purple", "orange", "pink", "cyan"],
    absent: "none",
    violation: ignored,
    session: "ignored",
    since: "1.0.60",
    source: "observed",
    examples: ["cyan"],
  },
  {
    name: "effort",
    type: "integer or level",
    summary: "How hard the model thinks.",
    values: ["low", "medium", "high", "xhigh", "max"],
    alsoInFiles: ["med"],
    anyCase: true,
    absent: "that of the session",
    violation: ignored,
    since: "2.1.78",
    source: "observed; changelog 2.1.78",
    examples: ["high"],
  },
  {
    name: "permissionMode",
    type: "string",
    summary: "Which permission mode the agent runs in.",
    values: ["acceptEdits", "auto", "bypassPermissions", "default", "dontAsk", "manual", "plan"],
    absent: "that of the conversation",
    violation: ignored,
    plugin: "ignored",
    since: "2.0.43",
    source: "observed; changelog 2.0.43",
    examples: ["plan"],
  },
  {
    name: "maxTurns",
    type: "integer",
    summary: "After how many turns the agent stops; a positive integer.",
    least: 1,
    absent: "no limit",
    violation: ignored,
    since: "2.1.78",
    source: "observed; changelog 2.1.78",
    examples: [20],
  },
  {
    name: "autoCompactWindow",
    type: "integer",
    summary: "At how many tokens of context the conversation is compacted; at least 100000.",
    least: 100_000,
    absent: "that of the session",
    violation: ignored,
    source: "observed",
    examples: [200000],
  },
  {
    name: "skills",
    type: "string or list of strings",
    summary: "Skills loaded before the agent starts, by their exact name.",
    absent: "none",
    violation:
      "an unknown skill is skipped with a warning at the start, and so is every name after the first 32; another type is ignored",
    since: "2.0.43",
    source: "observed; changelog 2.0.43",
    examples: [["release-notes"]],
  },
  {
    name: "mcpServers",
    type: "list",
    summary:
      "MCP servers whose tools are added on top of `tools`: names, or `name: configuration`.",
    absent: "none of its own",
    violation:
      "ignored without a word when it is no list; a malformed item is dropped, one without exactly one name at the start",
    plugin: "ignored",
    since: "2.1.117",
    source: "observed; changelog 2.1.117",
    examples: [["github"]],
  },
  {
    name: "hooks",
    type: "mapping",
    summary: "Hooks that run while the agent works, by event.",
    absent: "none",
    violation:
      "the agent is dropped when it is no mapping, or when a PreToolUse or PermissionRequest entry is malformed or stands where no hooks are read; another malformed entry is ignored",
    plugin: "ignored",
    since: "2.1.0",
    source: "observed; changelog 2.1.0",
    examples: [
      {
        PreToolUse: [
          { matcher: "Bash", hooks: [{ type: "command", command: "./scripts/check-command.sh" }] },
        ],
      },
    ],
  },
  {
    name: "memory",
    type: "string",
    summary: "Where the agent keeps notes between runs; adds Read, Write and Edit to its tools.",
    values: ["user", "project", "local"],
    absent: "off",
    violation: ignored,
    since: "2.1.33",
    source: "observed; changelog 2.1.33",
    examples: ["project"],
  },
  {
    name: "background",
    type: "boolean",
    summary: "Run in the background, with fewer tools.",
    values: ["true", "false"],
    absent: "false",
    violation: ignored,
    since: "2.1.49",
    source: "observed; changelog 2.1.49",
    examples: [true],
  },
  {
    name: "omitClaudeMd",
    type: "boolean",
    summary: "Leave CLAUDE.md out of the agent's prompt; only `true` has an effect.",
    values: ["true", "false"],
    absent: "false",
    violation: ignored,
    since: "2.1.271",
    source: "observed; report for the version",
    examples: [true],
  },
  {
    name: "isolation",
    type: "string",
    summary: "Where the agent works: a git worktree, or a remote machine.",
    values: ["worktree", "remote"],
    absent: "in the project itself",
    violation: ignored,
    since: "2.1.49",
    source: "observed; changelog 2.1.49",
    examples: ["worktree"],
  },
  {
    name: "initialPrompt",
    type: "string",
    summary: "First message when the agent runs as the main one (`--agent`).",
    absent: "none",
    violation: ignored,
    plugin: "ignored",
    since: "2.1.83",
    source: "observed; changelog 2.1.83",
    examples: ["Report the state of the build."],
  },
  {
    name: "observer",
    type: "string",
    summary: "Name of an agent that watches this one.",
    absent: "none",
    violation: ignored,
    plugin: "ignored",
    source: "bundle",
    examples: ["auditor"],
  },
  {
    name: "observerMessage",
    type: "string",
    summary: "What the observer is told.",
    absent: "none",
    violation: ignored,
    plugin: "ignored",
    source: "bundle",
    examples: ["Watch for writes outside src."],
  },
  {
    name: "observeToolResults",
    type: "boolean",
    summary: "Whether the observer sees tool results; only `false` has an effect.",
    values: ["true", "false"],
    absent: "true",
    violation: ignored,
    source: "bundle",
    examples: [false],
  },
  {
    name: "observeSubagents",
    type: "boolean",
    summary: "Whether the observer sees subagents; only `false` has an effect.",
    values: ["true", "false"],
    absent: "true",
    violation: ignored,
    plugin: "ignored",
    source: "bundle",
    examples: [false],
  },
  {
    name: "experimental",
    type: "mapping",
    summary: "Settings that may change; `cacheTtl` is `5m` or `1h`.",
    absent: "none",
    violation: "ignored",
    session: "ignored",
    since: "2.1.248",
    source: "bundle; report for the version",
    examples: [{ cacheTtl: "1h" }],
  },
];

const byName = new Map(fields.map((field) => [field.name, field]));

export function fieldNamed(name: string): FieldFact | undefined {
  return byName.get(name);
}

/** Keys that only a plugin agent reads, as a description when `description` gives none (observed). */
export const pluginDescriptionKeys: readonly string[] = ["when_to_use", "when-to-use"];

/** Extra keys that other tools read; known by default, so nobody is warned of them. */
export const extensionKeys: readonly string[] = ["coordination"];

/** Values of `experimental.cacheTtl` (bundle). */
export const cacheTtls: readonly string[] = ["5m", "1h"];

/** Different names in `skills` that are loaded before the agent starts (observed with 40). */
export const MAX_SKILLS = 32;
