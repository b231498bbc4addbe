import { copilotToolSets, copilotTools } from "../client/facts/copilot.ts";
import { entryOf } from "../client/reading.ts";
import type { Reading } from "../client/reading.ts";
import type { TraceEntry } from "../client/trace.ts";
import type { Fix } from "./fix.ts";
import { traced } from "./rule.ts";
import { survives } from "./survives.ts";

type Unmatched = Extract<TraceEntry, { kind: "tool-unmatched" }>;

/** Words that are common elsewhere too and tell Copilot only beside another of its names. */
const common: readonly string[] = ["agent", "changes", "edit", "fetch", "new", "read", "search"];

/**
 * The entries of `tools` that stand for nothing, where the list is plainly written for GitHub Copilot;
 * empty where it is not.
 */
export function copilotEntries(reading: Reading): readonly Unmatched[] {
  const dropped = traced(reading, "tool-unmatched").filter(({ field }) => field === "tools");
  const names = new Set(dropped.map(({ entry }) => entry).filter(isCopilots));
  const telling = [...names].some((name) => !common.includes(name));
  return telling && names.size > 1 ? dropped : [];
}

function isCopilots(name: string): boolean {
  if (copilotTools.has(name) || copilotToolSets.has(name)) return true;
  const slash = name.indexOf("/");
  return slash > 0 && copilotToolSets.has(name.slice(0, slash));
}

/** What Claude Code calls the tools of the list: a guess, since none does quite the same. */
export function copilotFix(reading: Reading, entries: readonly Unmatched[]): Fix | undefined {
  const value = entryOf(reading, "tools")?.value;
  if (!value || value.span.end === value.span.start) return undefined;
  const { granted, mcp } = reading.tools;
  const own = granted === "*" ? [] : granted;
  const named = entries.flatMap(({ entry }) => meaning(entry));
  // Whoever searches or edits there reads as well.
  const names = [...new Set(["Read", ...named, ...own])];
  // Bash searches by itself.
  const kept = names.filter((name) => !names.includes("Bash") || !/^(?:Grep|Glob)$/.test(name));
  if (named.length === 0) return undefined;
  const { start, end } = value.span;
  const written = reading.document.file.text.slice(start, end).trimEnd();
  const text = [...kept.sort(), ...mcp].join(", ");
  const edits = [{ start, end: start + written.length, text }];
  if (!survives(reading, edits)) return undefined;
  return { title: `Write the tools as \`${text}\``, applicability: "unsafe", edits };
}

function meaning(entry: string): readonly string[] {
  const [set = "", tool = ""] = entry.split("/", 2);
  return copilotTools.get(tool) ?? copilotTools.get(set) ?? copilotToolSets.get(set) ?? [];
}
