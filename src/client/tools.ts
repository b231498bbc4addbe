import type { YamlEntry } from "../agent/yaml/node.ts";
import type { Client } from "./client.ts";
import { foregroundTools, taskTools } from "./facts/tools.ts";
import { describeValue } from "./field-values.ts";
import type { FieldValues } from "./fields.ts";
import { covers, matchEntry, readToolList } from "./tool-list.ts";
import type { Match, ToolEntry, ToolList } from "./tool-list.ts";
import type { ToolField, TraceEntry, UnmatchedReason } from "./trace.ts";

export interface ToolOutcome {
  /** `"*"` for every tool, else the built-in tools that remain, sorted. */
  readonly granted: "*" | readonly string[];
  /** Built-in tools taken away, sorted. */
  readonly denied: readonly string[];
  readonly unmatched: readonly { readonly entry: string; readonly reason: UnmatchedReason }[];
  /** MCP entries of `tools` as written. */
  readonly mcp: readonly string[];
  /** `refused`: the client will not start it; `toolless`: it starts with nothing and says nothing. */
  readonly spawn: "ok" | "refused" | "toolless";
  readonly trace: readonly TraceEntry[];
}

/** What `memory` adds to an explicit list (observed). */
const memoryTools = ["Read", "Write", "Edit"];
/** Left out when Bash is there, which has a search of its own (observed). */
const searchTools = ["Grep", "Glob"];
/** Denying Bash takes this along (observed). */
const goesWithBash = "Monitor";

/** The entries that decide about tools, where they are written. */
export interface ToolKeys {
  readonly tools: YamlEntry | undefined;
  readonly disallowed: YamlEntry | undefined;
  readonly memory: YamlEntry | undefined;
}

export function resolveTools(
  { tools, disallowed, memory }: ToolKeys,
  values: FieldValues,
  source: string,
  client: Client,
): ToolOutcome {
  const inPlanMode = values.permissionMode === "plan";
  const matched = (field: ToolField, list: ToolList) =>
    list.entries.map((entry) => ({
      entry,
      match: matchEntry(entry, { field, client, inPlanMode }),
    }));

  const denialList = disallowed && readToolList(disallowed.value, source);
  const denials = denialList ? matched("disallowedTools", denialList) : [];
  const denied = deniedTools(denials);
  const everything = { granted: "*", denied, unmatched: [], mcp: [], spawn: "ok" } as const;
  const ofDenials = [
    ...entryTrace("disallowedTools", denials, client),
    ...(disallowed && denialList ? denialTrace(disallowed, denialList) : []),
  ];
  if (!tools) return { ...everything, trace: ofDenials };

  const list = readToolList(tools.value, source);
  const entries = matched("tools", list);
  const trace = [
    ...ofDenials,
    ...entryTrace("tools", entries, client),
    ...droppedTrace("tools", list),
  ];
  if (entries.some(({ match }) => match.kind === "all")) {
    return { ...everything, trace };
  }

  const kept = entries.filter(({ entry, match }) => {
    const by = denialOf(entry, match, denials);
    if (by === undefined) return true;
    trace.push({ kind: "tool-denied", span: entry.span, entry: entry.text, by });
    return false;
  });
  const names = new Set(kept.flatMap(({ match }) => (match.kind === "tool" ? [match.tool] : [])));
  if (memory && values.memory) {
    const added = memoryTools.filter((name) => !denied.includes(name) && !names.has(name));
    for (const name of added) names.add(name);
    const { span } = memory.value;
    if (added.length > 0) trace.push({ kind: "memory-adds-tools", span, tools: added });
  }
  if (values.background) {
    for (const { entry, match } of kept) {
      if (match.kind !== "tool" || !foregroundTools.includes(match.tool)) continue;
      trace.push({ kind: "tool-foreground-only", span: entry.span, entry: entry.text });
    }
  }
  const patterns = kept.flatMap(({ match }) => (match.kind === "mcp" ? [match.pattern] : []));
  const mcp = [...new Set(patterns)];
  if (client.does("drops-search-tools-beside-bash") && names.has("Bash")) {
    for (const { entry, match } of kept) {
      if (match.kind !== "tool" || !searchTools.includes(match.tool)) continue;
      names.delete(match.tool);
      trace.push({ kind: "tool-beside-bash", span: entry.span, entry: entry.text });
    }
  }
  const unmatched = kept.flatMap(({ entry, match }) =>
    match.kind === "none" ? [{ entry: entry.text, reason: match.reason }] : [],
  );
  const granted = [...names].sort();
  // The tools of servers that the agent brings come on top of its list (observed).
  const empty = granted.length === 0 && mcp.length === 0 && values.mcpServers.length === 0;
  const spawn = !empty
    ? "ok"
    : kept.length > 0 && client.does("refuses-toolless-spawn")
      ? "refused"
      : "toolless";
  if (empty)
    trace.push(
      emptyTrace(
        tools,
        entries.map(({ entry }) => entry),
        kept.length,
        spawn,
      ),
    );
  return { granted, denied, unmatched, mcp, spawn, trace };
}

interface Matched {
  readonly entry: ToolEntry;
  readonly match: Match;
}

function deniedTools(denials: readonly Matched[]): readonly string[] {
  const names = new Set<string>();
  for (const { match } of denials) if (match.kind === "tool") names.add(match.tool);
  if (names.has("Bash")) names.add(goesWithBash);
  return [...names].sort();
}

/**
 * The denial that takes an entry away. Denials come first and compare by name, so they also take
 * away entries that match nothing (observed).
 */
function denialOf(entry: ToolEntry, match: Match, denials: readonly Matched[]): string | undefined {
  const takes = (denial: Matched) => {
    if (match.kind !== "tool") return covers(denial.entry.name, entry.name);
    if (denial.match.kind !== "tool") return false;
    const { tool } = denial.match;
    return tool === match.tool || (tool === "Bash" && match.tool === goesWithBash);
  };
  return denials.find(takes)?.entry.text;
}

function droppedTrace(field: ToolField, { dropped }: ToolList): TraceEntry[] {
  return dropped.map((node) => {
    return { kind: "item-not-text", span: node.span, field, written: describeValue(node) };
  });
}

/** A mapping or a number denies nothing (observed); an empty value was not meant to. */
function denialTrace({ key, keySpan, value }: YamlEntry, list: ToolList): TraceEntry[] {
  const written = describeValue(value);
  if (list.isList || written === "nothing") return droppedTrace("disallowedTools", list);
  const span = value.span.end > value.span.start ? value.span : keySpan;
  return [{ kind: "value-ignored", span, key, written, accepts: "tool names" }];
}

function emptyTrace(
  tools: YamlEntry,
  entries: readonly ToolEntry[],
  kept: number,
  spawn: ToolOutcome["spawn"],
): TraceEntry {
  const written = tools.value.span.end > tools.value.span.start;
  const span = written ? tools.value.span : tools.keySpan;
  if (entries.length === 0)
    return { kind: "tools-empty", span, written: describeValue(tools.value) };
  if (kept === 0) return { kind: "all-tools-denied", span };
  const names = entries.map((entry) => entry.text);
  return { kind: "no-tool-resolves", span, entries: names, refused: spawn === "refused" };
}

function entryTrace(field: ToolField, entries: readonly Matched[], client: Client): TraceEntry[] {
  const trace: TraceEntry[] = [];
  const taskToolsOff = client.does("switches-task-tools-off");
  const seen = new Set<string>();
  for (const { entry, match } of entries) {
    const { span, text } = entry;
    if (seen.has(text)) trace.push({ kind: "tool-repeated", span, field, entry: text });
    seen.add(text);
    if (match.kind === "none") {
      trace.push({ kind: "tool-unmatched", span, field, entry: text, reason: match.reason });
    }
    if (match.kind !== "tool") continue;
    if (taskToolsOff && taskTools.includes(match.tool)) {
      trace.push({ kind: "tool-switched-off", span, field, entry: text });
    }
    if (match.alias)
      trace.push({ kind: "tool-renamed", span, field, entry: text, means: match.tool });
    if (entry.specifier !== undefined) {
      trace.push({ kind: "specifier-without-effect", span, field, entry: text, tool: match.tool });
    }
  }
  return trace;
}
