import { describe, expect, test } from "vitest";
import { clientAt } from "../../src/client/client.ts";
import { behaviours } from "../../src/client/facts/behaviours.ts";
import { builtinAgentFacts } from "../../src/client/facts/builtin-agents.ts";
import { fields } from "../../src/client/facts/fields.ts";
import { guardFacts } from "../../src/client/facts/guards.ts";
import { HANDLER_SOURCE, handlerTypes, hookEventFacts } from "../../src/client/facts/hooks.ts";
import { SERVER_SOURCE, serverTypes } from "../../src/client/facts/mcp.ts";
import {
  effortLimits,
  modelAliases,
  modelFamilies,
  modelForms,
  modelRetirements,
  replacedModels,
} from "../../src/client/facts/models.ts";
import { removedTools, toolAliases, tools } from "../../src/client/facts/tools.ts";
import { classifyModel } from "../../src/client/models.ts";
import { isVersion } from "../../src/client/version.ts";

/* The facts as such: each with its source, and none lost that was observed or read. */

interface AnyFact {
  readonly source: string;
  readonly since?: string;
  readonly until?: string;
}

const all: Readonly<Record<string, readonly AnyFact[]>> = {
  behaviours: Object.values(behaviours),
  builtinAgentFacts,
  effortLimits,
  fields,
  guardFacts,
  hookEventFacts,
  modelAliases,
  modelFamilies,
  modelForms,
  modelRetirements,
  removedTools,
  replacedModels,
  toolAliases,
  tools,
};

describe.for(Object.entries(all))("%s", ([, facts]) => {
  test("every entry has a source", () => {
    const known = /^(?:observed|observed-old|bundle|docs|changelog|release|report)\b/;
    expect(facts.filter(({ source }) => !known.test(source))).toEqual([]);
    expect(facts.length).toBeGreaterThan(3);
  });

  test("versions are versions, and a span has a length", () => {
    for (const { since, until } of facts) {
      if (since !== undefined) expect(isVersion(since)).toBe(true);
      if (until !== undefined) expect(isVersion(until)).toBe(true);
      expect(since).not.toBe(until ?? null);
    }
  });
});

test("the shapes of handlers and servers have a source", () => {
  expect([HANDLER_SOURCE, SERVER_SOURCE].every((source) => source.startsWith("observed"))).toBe(
    true,
  );
  expect([...handlerTypes.keys()]).toEqual(["command", "prompt", "agent", "http", "mcp_tool"]);
  expect(serverTypes.size).toBe(9);
});

const words = (text: string) => text.trim().split(/\s+/);

test("the 23 fields", () => {
  expect(fields.map(({ name }) => name)).toEqual(
    words(`name description tools disallowedTools model color effort permissionMode maxTurns
      autoCompactWindow skills mcpServers hooks memory background omitClaudeMd isolation initialPrompt
      observer observerMessage observeToolResults observeSubagents experimental`),
  );
});

test("the 54 tools that are known by name", () => {
  expect([...new Set(tools.map(({ name }) => name))].toSorted()).toEqual(
    words(`Agent Artifact AskUserQuestion Bash ClaudeDesign CronCreate CronDelete CronList Edit
      EndConversation EnterPlanMode EnterWorktree ExitPlanMode ExitWorktree Glob Grep LSP ListAgents
      ListMcpResourcesTool Monitor NotebookEdit OfferChromeSetup PowerShell Projects PushNotification
      Read ReadMcpResourceDirTool ReadMcpResourceTool ReadNotifications RemoteTrigger ReportFindings
      ScheduleWakeup SendFeedback SendMessage SendUserFile SendUserMessage SetGoal
      ShareOnboardingGuide ShowOnboardingRolePicker Skill SubagentHandback TaskCreate TaskGet TaskList
      TaskStop TaskUpdate TodoWrite ToolSearch WaitForMcpServers WebFetch WebSearch Workflow Write
      propose_skills`).toSorted(),
  );
});

test.for([
  ["NotebookRead", "1.0.68"],
  ["LS", "1.0.98"],
  ["MultiEdit", "2.0.0"],
  ["BashOutput", "2.0.65"],
  ["AgentOutputTool", "2.0.64"],
  ["SlashCommand", "2.0.73"],
  ["TeamCreate", "2.1.178"],
  ["TeamDelete", "2.1.178"],
] as const)("%s is gone since %s", ([name, since]) => {
  const before = since
    .replace(/\d+$/, (last) => String(Number(last) - 1))
    .replace("2.0.-1", "1.0.119");
  expect(clientAt(before).removed(name)).toBeUndefined();
  expect(clientAt(since).removed(name)?.name).toBe(name);
});

test.for([
  ["Task", "Agent"],
  ["KillShell", "TaskStop"],
  ["KillBash", "TaskStop"],
  ["ListPeers", "ListAgents"],
  ["Brief", "SendUserMessage"],
  ["ListMcpResources", "ListMcpResourcesTool"],
  ["ReadMcpResource", "ReadMcpResourceTool"],
  ["ReadMcpResourceDir", "ReadMcpResourceDirTool"],
  ["ProposeGoal", "SetGoal"],
] as const)("%s means %s", ([name, means]) => {
  expect(clientAt().aliasOf(name)).toBe(means);
});

test("no subagent gets these, whatever its list says", () => {
  const never = words(
    "AskUserQuestion EndConversation EnterPlanMode ScheduleWakeup WaitForMcpServers Workflow",
  );
  expect(never.map((name) => clientAt().tool(name)?.subagent)).toEqual(never.map(() => "never"));
});

test("the retirement dates", () => {
  expect(Object.fromEntries(modelRetirements.map(({ model, date }) => [model, date]))).toEqual({
    "claude-sonnet-4-5": "2026-11-30",
    "claude-opus-4-0": "2026-06-15",
    "claude-sonnet-4-0": "2026-06-15",
    "claude-3-7-sonnet": "2026-02-19",
    "claude-3-5-sonnet": "2025-10-28",
    "claude-3-5-haiku": "2026-02-19",
    "claude-3-opus": "2026-01-05",
  });
});

test("every form of model id is recognised as its example shows", () => {
  expect(modelForms.map(({ example }) => [example, classifyModel(example).kind])).toEqual(
    modelForms.map(({ example }) => [example, "known"]),
  );
});

test("the 33 hook events, with what is known of subagents", () => {
  expect(hookEventFacts).toHaveLength(33);
  const by = (wanted: string) =>
    hookEventFacts.flatMap(({ name, forSubagent }) => (forSubagent === wanted ? [name] : []));
  expect(by("fires")).toEqual(["PostToolUse", "PreToolUse", "Stop", "SubagentStop"]);
  expect(by("silent")).toEqual(["SessionStart", "SubagentStart", "UserPromptSubmit"]);
});

test("the versions at which the reading changed", () => {
  const versions = new Set(Object.values(behaviours).map(({ since }) => since));
  const ofTools = new Set(tools.flatMap(({ since }) => since ?? []));
  const known = (version: string) => versions.has(version as never) || ofTools.has(version);
  const changes = words(`2.1.113 2.1.116 2.1.139 2.1.142 2.1.146 2.1.162 2.1.163 2.1.172 2.1.181
    2.1.186 2.1.196 2.1.208 2.1.217 2.1.218 2.1.219 2.1.229 2.1.239 2.1.248 2.1.251 2.1.257 2.1.292
    2.1.302 2.1.310`);
  expect(changes.filter((version) => !known(version))).toEqual([]);
  expect(toolAliases.find(({ name }) => name === "KillBash")?.since).toBe("2.1.160");
});
