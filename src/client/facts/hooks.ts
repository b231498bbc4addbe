import type { Fact } from "./fact.ts";
import type { ShapedKey } from "./shapes.ts";

/**
 * Whether an event in an agent's own hooks fires while it runs as a subagent: seen to, seen not to,
 * or not tried.
 */
export type SubagentFiring = "fires" | "silent" | "not tried";

export interface HookEvent extends Fact {
  readonly name: string;
  readonly forSubagent: SubagentFiring;
  /** A malformed entry drops the whole agent instead of itself. */
  readonly guards?: true;
  /** What it runs as, where that is another event. */
  readonly runsAs?: string;
}

const bundle = "bundle of 2.1.330: list of events";
const seen = (what: string) => `observed on 2.1.330: ${what}`;
const untried = (name: string): HookEvent => ({ name, forSubagent: "not tried", source: bundle });

/** The 33 events of 2.1.330. */
export const hookEventFacts: readonly HookEvent[] = [
  untried("ConfigChange"),
  untried("CwdChanged"),
  untried("DirectoryAdded"),
  untried("Elicitation"),
  untried("ElicitationResult"),
  untried("FileChanged"),
  untried("InstructionsLoaded"),
  untried("MessageDisplay"),
  untried("Notification"),
  untried("PermissionDenied"),
  {
    name: "PermissionRequest",
    forSubagent: "not tried",
    guards: true,
    source: `${bundle}; ${seen("a malformed entry drops the agent")}`,
  },
  untried("PostCompact"),
  untried("PostModelSwitch"),
  untried("PostToolBatch"),
  { name: "PostToolUse", forSubagent: "fires", source: seen("fired for a spawned agent") },
  untried("PostToolUseFailure"),
  untried("PreCompact"),
  untried("PreModelSwitch"),
  {
    name: "PreToolUse",
    forSubagent: "fires",
    guards: true,
    source: seen("fired for a spawned agent; a malformed entry drops the agent"),
  },
  untried("SessionEnd"),
  { name: "SessionStart", forSubagent: "silent", source: seen("did not fire for a spawned agent") },
  untried("Setup"),
  {
    name: "Stop",
    forSubagent: "fires",
    runsAs: "SubagentStop",
    source: seen("fired for a spawned agent, as SubagentStop"),
  },
  untried("StopFailure"),
  {
    name: "SubagentStart",
    forSubagent: "silent",
    source: seen("did not fire for a spawned agent"),
  },
  { name: "SubagentStop", forSubagent: "fires", source: seen("fired for a spawned agent") },
  untried("TaskCompleted"),
  untried("TaskCreated"),
  untried("TeammateIdle"),
  untried("UserPromptExpansion"),
  {
    name: "UserPromptSubmit",
    forSubagent: "silent",
    source: seen("did not fire for a spawned agent"),
  },
  untried("WorktreeCreate"),
  untried("WorktreeRemove"),
];

export const hookEvents: readonly string[] = hookEventFacts.map(({ name }) => name);

/** Events whose malformed entries drop the whole agent instead of the entry (observed). */
export const guardingEvents: readonly string[] = namesWhere(({ guards }) => guards === true);

/** Events that were seen not to fire when the agent is spawned as a subagent. */
export const silentForSubagent: readonly string[] = namesWhere(
  ({ forSubagent }) => forSubagent === "silent",
);

function namesWhere(holds: (event: HookEvent) => boolean): readonly string[] {
  return hookEventFacts.filter(holds).map(({ name }) => name);
}

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

/** How the keys of the handler types are known. */
export const HANDLER_SOURCE = "observed on 2.1.330: 33 names with 14 values for each type";

/** The handler types with the keys that the client checks; it accepts any value for any other key. */
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
