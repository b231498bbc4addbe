import type { Reading } from "../client/reading.ts";
import type { TraceEntry, UnmatchedReason } from "../client/trace.ts";
import type { Finding } from "./rule.ts";
import { replaceEntry } from "./list-edits.ts";
import { defineRule, traced } from "./rule.ts";
import { survives } from "./survives.ts";

export const denialWithoutEffect = defineRule({
  id: "denial-without-effect",
  summary: "a denial that denies nothing, of tools that the agent has",
  effect: "unguarded",
  since: "0.1.0",
  fix: "unsafe",

  *check(reading) {
    if (!reading.loads) return;
    for (const entry of failedDenials(reading)) yield finding(reading, entry);
  },
});

type Unmatched = Extract<TraceEntry, { kind: "tool-unmatched" }>;

/** Denials that match nothing although the agent has what they were meant for. */
export function failedDenials(reading: Reading): readonly Unmatched[] {
  const { granted, denied } = reading.tools;
  const has = (tool: string) =>
    !denied.includes(tool) && (granted === "*" || granted.includes(tool));
  return traced(reading, "tool-unmatched").filter(({ field, reason }) => {
    if (field !== "disallowedTools") return false;
    switch (reason.why) {
      case "wrong-case":
        return has(reason.right);
      case "glued":
        return reason.names.some(has);
      case "open-parenthesis":
      case "mcp-form":
      case "wildcard":
        return true;
      default:
        return false;
    }
  });
}

function finding(reading: Reading, found: Unmatched): Finding {
  const { span, entry, reason } = found;
  const [what, help] = words(reason);
  const edit = reason.why === "wrong-case" ? replaceEntry(reading, found, reason.right) : undefined;
  return {
    span,
    message: `"${entry}" denies nothing: ${what}`,
    help,
    ...(edit &&
      survives(reading, [edit]) && {
        fix: { title: `Write "${edit.text}"`, applicability: "unsafe", edits: [edit] },
      }),
  };
}

function words(reason: UnmatchedReason): readonly [string, string] {
  switch (reason.why) {
    case "wrong-case":
      return ["names of tools are case-sensitive", `write "${reason.right}"`];
    case "glued":
      return [
        "Claude Code splits the list only at commas and blanks",
        `write "${reason.names.join(", ")}"`,
      ];
    case "open-parenthesis":
      return [
        "the open parenthesis swallows the rest of the list",
        "close the parenthesis, or write the name alone",
      ];
    case "mcp-form":
      return [
        "Claude Code matches no MCP pattern of this form",
        "write `mcp__server`, `mcp__server__*`, `mcp__server__tool` or `mcp__*`",
      ];
    default:
      return ["`*` stands for no tool here", "name the tools to deny"];
  }
}
