import type { Fact } from "./fact.ts";

/**
 * Who gets a tool when its name stands in an agent's `tools`:
 * - `yes`: every subagent.
 * - `never`: no subagent, whatever its list says.
 * - `depends`: only with the platform, login, plugin, setting or model named in `needs`; in a plain
 *   session on Linux or macOS the name matches nothing.
 */
export type SubagentUse = "yes" | "never" | "depends";

export interface ToolFact extends Fact {
  readonly name: string;
  readonly subagent: SubagentUse;
  readonly needs?: string;
}

/** A name that still works and means another tool. */
export interface ToolAlias extends Fact {
  readonly name: string;
  readonly means: string;
}

/** A name that worked once. */
export interface RemovedTool {
  readonly name: string;
  /** The first version without it; absent where only the absence in 2.1.330 is known. */
  readonly until?: string;
  /** What does its work now; absent where nothing does. */
  readonly instead?: string;
  readonly source: string;
}

const observed = "observed: tool list of a spawned subagent, 2.1.330";
const bundle = "bundle of 2.1.330: table of tool names";
const between =
  "observed-old: absent in 2.1.62, present in 2.1.112; the versions between not tried";

/** The setting that gives TodoWrite and the task tools back on models that have them switched off. */
export const TASK_TOOLS_SETTING = "CLAUDE_CODE_ENABLE_TODO_TOOLS=1";

/**
 * The 54 names that 2.1.330 knows, in code-point order. A tool whose use by subagents changed has an
 * entry for each span of versions.
 */
export const tools: readonly ToolFact[] = [
  { name: "Agent", since: "2.1.63", until: "2.1.172", subagent: "never", source: "docs; observed" },
  { name: "Agent", since: "2.1.172", until: "2.1.217", subagent: "yes", source: "observed" },
  { name: "Agent", since: "2.1.217", until: "2.1.219", subagent: "never", source: "observed" },
  { name: "Agent", since: "2.1.219", subagent: "yes", source: "observed; changelog 2.1.219" },
  { name: "Artifact", subagent: "depends", needs: "a claude.ai login", source: bundle },
  { name: "AskUserQuestion", since: "2.0.71", subagent: "never", source: "docs; observed" },
  { name: "Bash", subagent: "yes", source: observed },
  { name: "ClaudeDesign", subagent: "depends", needs: "a claude.ai login", source: bundle },
  { name: "CronCreate", since: "2.1.63", subagent: "yes", source: between },
  { name: "CronDelete", since: "2.1.63", subagent: "yes", source: between },
  { name: "CronList", since: "2.1.63", subagent: "yes", source: between },
  { name: "Edit", subagent: "yes", source: observed },
  { name: "EndConversation", subagent: "never", source: "docs" },
  { name: "EnterPlanMode", since: "2.0.51", subagent: "never", source: "docs; observed" },
  { name: "EnterWorktree", since: "2.1.49", subagent: "yes", source: observed },
  {
    name: "ExitPlanMode",
    subagent: "depends",
    needs: "`permissionMode: plan`",
    source: "docs; observed",
  },
  { name: "ExitWorktree", since: "2.1.63", subagent: "yes", source: between },
  { name: "Glob", subagent: "yes", source: observed },
  { name: "Grep", subagent: "yes", source: observed },
  {
    name: "LSP",
    since: "2.0.77",
    subagent: "depends",
    needs: "a language-server plugin",
    source: bundle,
  },
  { name: "ListAgents", since: "2.1.248", subagent: "yes", source: observed },
  {
    name: "ListMcpResourcesTool",
    subagent: "depends",
    needs: "an MCP server with resources",
    source: bundle,
  },
  { name: "Monitor", since: "2.1.310", subagent: "yes", source: observed },
  { name: "NotebookEdit", subagent: "yes", source: observed },
  { name: "OfferChromeSetup", subagent: "depends", needs: "the Chrome extension", source: bundle },
  { name: "PowerShell", subagent: "depends", needs: "Windows", source: bundle },
  { name: "Projects", subagent: "depends", needs: "a claude.ai login", source: bundle },
  { name: "PushNotification", subagent: "depends", needs: "a claude.ai login", source: bundle },
  { name: "Read", subagent: "yes", source: observed },
  {
    name: "ReadMcpResourceDirTool",
    subagent: "depends",
    needs: "an MCP server with resources",
    source: bundle,
  },
  {
    name: "ReadMcpResourceTool",
    subagent: "depends",
    needs: "an MCP server with resources",
    source: bundle,
  },
  { name: "ReadNotifications", subagent: "depends", needs: "a claude.ai login", source: bundle },
  { name: "RemoteTrigger", subagent: "depends", needs: "a claude.ai login", source: bundle },
  { name: "ReportFindings", since: "2.1.196", subagent: "yes", source: observed },
  { name: "ScheduleWakeup", since: "2.1.63", until: "2.1.139", subagent: "yes", source: between },
  { name: "ScheduleWakeup", since: "2.1.139", subagent: "never", source: "observed" },
  { name: "SendFeedback", subagent: "depends", needs: "a claude.ai login", source: bundle },
  { name: "SendMessage", since: "2.1.186", subagent: "yes", source: observed },
  { name: "SendUserFile", subagent: "depends", needs: "a claude.ai login", source: bundle },
  { name: "SendUserMessage", subagent: "depends", needs: "a claude.ai login", source: bundle },
  { name: "SetGoal", subagent: "depends", needs: "a claude.ai login", source: bundle },
  { name: "ShareOnboardingGuide", subagent: "depends", needs: "a claude.ai login", source: bundle },
  {
    name: "ShowOnboardingRolePicker",
    subagent: "depends",
    needs: "a claude.ai login",
    source: bundle,
  },
  { name: "Skill", since: "2.0.20", subagent: "yes", source: observed },
  {
    name: "SubagentHandback",
    subagent: "depends",
    needs: "a setting that is off by default",
    source: bundle,
  },
  { name: "TaskCreate", since: "2.1.142", subagent: "yes", source: observed },
  { name: "TaskGet", since: "2.1.142", subagent: "yes", source: observed },
  { name: "TaskList", since: "2.1.142", subagent: "yes", source: observed },
  { name: "TaskStop", since: "2.1.19", until: "2.1.116", subagent: "never", source: "observed" },
  { name: "TaskStop", since: "2.1.116", subagent: "yes", source: "observed" },
  { name: "TaskUpdate", since: "2.1.142", subagent: "yes", source: observed },
  { name: "TodoWrite", subagent: "yes", until: "2.1.142", source: "observed" },
  {
    name: "TodoWrite",
    subagent: "depends",
    since: "2.1.142",
    needs: TASK_TOOLS_SETTING,
    source: "observed; changelog 2.1.233",
  },
  {
    name: "ToolSearch",
    since: "2.1.18",
    subagent: "depends",
    needs: "tool search to be on",
    source: bundle,
  },
  { name: "WaitForMcpServers", subagent: "never", source: "docs" },
  { name: "WebFetch", subagent: "yes", source: observed },
  { name: "WebSearch", subagent: "yes", source: observed },
  { name: "Workflow", subagent: "never", source: "docs; observed" },
  { name: "Write", subagent: "yes", source: observed },
  { name: "propose_skills", subagent: "depends", needs: "a claude.ai login", source: bundle },
];

/**
 * Off on Opus 4.8, Sonnet 5, Fable 5, Mythos 5 and newer models, as the behaviour
 * `switches-task-tools-off` says (changelog 2.1.233; observed: there in a session with Sonnet 4.6, not
 * with Opus 5.5).
 */
export const taskTools: readonly string[] = ["TaskCreate", "TaskGet", "TaskList", "TaskUpdate"];

/** Left out of an agent in the background (observed on 2.1.330, whose background has 14 tools). */
export const foregroundTools: readonly string[] = [
  "CronCreate",
  "CronDelete",
  "CronList",
  "ListAgents",
  "ReportFindings",
];

export const toolAliases: readonly ToolAlias[] = [
  { name: "Task", means: "Agent", source: "docs; observed" },
  { name: "KillShell", means: "TaskStop", since: "2.1.19", source: "observed" },
  { name: "KillBash", means: "TaskStop", since: "2.1.160", source: "observed" },
  { name: "ListPeers", means: "ListAgents", source: bundle },
  { name: "Brief", means: "SendUserMessage", source: bundle },
  { name: "ListMcpResources", means: "ListMcpResourcesTool", source: bundle },
  { name: "ReadMcpResource", means: "ReadMcpResourceTool", source: bundle },
  { name: "ReadMcpResourceDir", means: "ReadMcpResourceDirTool", source: bundle },
  { name: "ProposeGoal", means: "SetGoal", source: bundle },
];

export const removedTools: readonly RemovedTool[] = [
  { name: "AgentOutputTool", until: "2.0.64", source: "changelog 2.0.64" },
  {
    name: "BashOutput",
    until: "2.0.65",
    instead: "Read",
    source: "observed-old; changelog 2.0.64",
  },
  { name: "LS", until: "1.0.98", instead: "Bash", source: "observed-old" },
  { name: "MCPSearch", until: "2.1.18", instead: "ToolSearch", source: "observed-old; changelog" },
  {
    name: "MultiEdit",
    until: "2.0.0",
    instead: "Edit",
    source: "observed-old: not in the changelog",
  },
  { name: "NotebookRead", until: "1.0.68", instead: "Read", source: "observed-old" },
  { name: "SlashCommand", until: "2.0.73", instead: "Skill", source: "observed-old" },
  { name: "TaskOutput", instead: "Read", source: "observed: absent in 2.1.330, deprecated 2.1.83" },
  { name: "TeamCreate", until: "2.1.178", source: "changelog 2.1.178" },
  { name: "TeamDelete", until: "2.1.178", source: "changelog 2.1.178" },
  { name: "TodoRead", instead: "TodoWrite", source: "report: in no release since 1.0.60" },
];
