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

/** Seen firing when the agent is spawned as a subagent; `Stop` runs as `SubagentStop` (observed). */
export const firingForSubagent: readonly string[] = [
  "PostToolUse",
  "PreToolUse",
  "Stop",
  "SubagentStop",
];
/** Seen not to fire then (observed). */
export const silentForSubagent: readonly string[] = [
  "SessionStart",
  "SubagentStart",
  "UserPromptSubmit",
];
