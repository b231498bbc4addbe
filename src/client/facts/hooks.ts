import type { ShapedKey } from "./shapes.ts";

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

/** Events whose matcher is compared with the name of a tool (observed for the first two; docs). */
export const toolEvents: readonly string[] = [
  "PermissionDenied",
  "PermissionRequest",
  "PostToolUse",
  "PostToolUseFailure",
  "PreToolUse",
];

/** Keys of every handler; a key may be left out, but null is no value (observed). */
const commonKeys: readonly ShapedKey[] = [
  { name: "if", shape: "text" },
  { name: "timeout", shape: "positive number" },
  { name: "statusMessage", shape: "text" },
  { name: "once", shape: "boolean" },
];

/**
 * The handler types with the keys that the client checks; it accepts any value for any other key
 * (observed: 33 names with 14 values for each type).
 */
export const handlerTypes: ReadonlyMap<string, readonly ShapedKey[]> = new Map([
  [
    "command",
    [
      { name: "command", shape: "text", required: true },
      { name: "args", shape: "list of texts" },
      { name: "shell", shape: "shell" },
      { name: "async", shape: "boolean" },
      { name: "asyncRewake", shape: "boolean" },
      { name: "rewakeMessage", shape: "non-empty text" },
      { name: "rewakeSummary", shape: "non-empty text" },
      ...commonKeys,
    ],
  ],
  [
    "prompt",
    [
      { name: "prompt", shape: "text", required: true },
      { name: "model", shape: "text" },
      { name: "continueOnBlock", shape: "boolean" },
      ...commonKeys,
    ],
  ],
  [
    "agent",
    [
      { name: "prompt", shape: "text", required: true },
      { name: "model", shape: "text" },
      ...commonKeys,
    ],
  ],
  [
    "http",
    [
      { name: "url", shape: "url", required: true },
      { name: "headers", shape: "mapping to texts" },
      { name: "allowedEnvVars", shape: "list of texts" },
      ...commonKeys,
    ],
  ],
  [
    "mcp_tool",
    [
      { name: "server", shape: "text", required: true },
      { name: "tool", shape: "text", required: true },
      { name: "input", shape: "mapping" },
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
