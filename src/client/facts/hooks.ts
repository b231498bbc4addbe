/** The 33 events of 2.1.330 (bundle). */
export const hookEvents: readonly string[] = [
  "ConfigChange",
  "CwdChanged",
  "DirectoryAdded",
  "Elicitation",
  "ElicitationResult",
  "FileChanged",
  "InstructionsLoaded",
  "MessageDisplay",
  "Notification",
  "PermissionDenied",
  "PermissionRequest",
  "PostCompact",
  "PostModelSwitch",
  "PostToolBatch",
  "PostToolUse",
  "PostToolUseFailure",
  "PreCompact",
  "PreModelSwitch",
  "PreToolUse",
  "SessionEnd",
  "SessionStart",
  "Setup",
  "Stop",
  "StopFailure",
  "SubagentStart",
  "SubagentStop",
  "TaskCompleted",
  "TaskCreated",
  "TeammateIdle",
  "UserPromptExpansion",
  "UserPromptSubmit",
  "WorktreeCreate",
  "WorktreeRemove",
];

/** Events whose malformed entries drop the whole agent instead of the entry (observed). */
export const guardingEvents: readonly string[] = ["PermissionRequest", "PreToolUse"];

/**
 * Keys below which the client looks for no guard outside `hooks` (observed on 2.1.257 and 2.1.330,
 * with some 170 names).
 */
export const keysFreeOfGuards: readonly string[] = ["lspServers", "mcpServers", "metadata"];

/** How many mappings and lists, one in the other, the client goes down for a guard (observed). */
export const GUARD_DEPTH = 4;

/** What a key of a handler must hold. */
export type HandlerValue =
  | "text"
  | "non-empty text"
  | "url"
  | "shell"
  | "positive number"
  | "boolean"
  | "list of texts"
  | "mapping"
  | "mapping to texts";

export interface HandlerKey {
  readonly name: string;
  readonly value: HandlerValue;
  readonly required?: true;
}

/** Keys of every handler; a key may be left out, but null is no value (observed). */
const commonKeys: readonly HandlerKey[] = [
  { name: "if", value: "text" },
  { name: "timeout", value: "positive number" },
  { name: "statusMessage", value: "text" },
  { name: "once", value: "boolean" },
];

/**
 * The handler types with the keys that the client checks; it accepts any value for any other key
 * (observed: 33 names with 14 values for each type).
 */
export const handlerTypes: ReadonlyMap<string, readonly HandlerKey[]> = new Map([
  [
    "command",
    [
      { name: "command", value: "text", required: true },
      { name: "args", value: "list of texts" },
      { name: "shell", value: "shell" },
      { name: "async", value: "boolean" },
      { name: "asyncRewake", value: "boolean" },
      { name: "rewakeMessage", value: "non-empty text" },
      { name: "rewakeSummary", value: "non-empty text" },
      ...commonKeys,
    ],
  ],
  [
    "prompt",
    [
      { name: "prompt", value: "text", required: true },
      { name: "model", value: "text" },
      { name: "continueOnBlock", value: "boolean" },
      ...commonKeys,
    ],
  ],
  [
    "agent",
    [
      { name: "prompt", value: "text", required: true },
      { name: "model", value: "text" },
      ...commonKeys,
    ],
  ],
  [
    "http",
    [
      { name: "url", value: "url", required: true },
      { name: "headers", value: "mapping to texts" },
      { name: "allowedEnvVars", value: "list of texts" },
      ...commonKeys,
    ],
  ],
  [
    "mcp_tool",
    [
      { name: "server", value: "text", required: true },
      { name: "tool", value: "text", required: true },
      { name: "input", value: "mapping" },
      ...commonKeys,
    ],
  ],
]);

/** What `shell` of a command may be (observed). */
export const hookShells: readonly string[] = ["bash", "powershell"];

/**
 * Seen not to fire when the agent is spawned as a subagent, where PreToolUse, PostToolUse, Stop and
 * SubagentStop did; `Stop` runs as `SubagentStop` (observed).
 */
export const silentForSubagent: readonly string[] = [
  "SessionStart",
  "SubagentStart",
  "UserPromptSubmit",
];
