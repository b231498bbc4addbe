import type { Reading } from "../client/reading.ts";
import type { SessionTools } from "./observe.ts";
import type { Observation, Start } from "./subject.ts";

/** One thing that the client did otherwise than the reading says. */
export interface Difference {
  readonly what: "loads" | "name" | "description" | "model" | "start" | "tools";
  /** A text, a list of tools, or null where there is nothing. */
  readonly predicted: Value;
  readonly observed: Value;
}

export type Value = string | boolean | null | readonly string[];

/** The reading of a file held against what the client did with it; both for the same version. */
export function compare(
  reading: Reading,
  observed: Observation,
  session: SessionTools,
): Difference[] {
  if (reading.loads !== observed.loads) {
    return [{ what: "loads", predicted: reading.loads, observed: observed.loads }];
  }
  if (!observed.loads) return [];
  const { nameOnly = false } = observed;
  const pairs = [
    ["name", reading.name, observed.name],
    ["description", reading.description, observed.description],
    ["model", reading.values.model, observed.model],
  ] as const;
  const differences: Difference[] = pairs
    .filter(([what]) => what === "name" || !nameOnly)
    .filter(([, predicted, observed]) => predicted !== observed)
    .map(([what, predicted, observed]) => {
      return { what, predicted: predicted ?? null, observed: observed ?? null };
    });
  const { start } = observed;
  return start ? [...differences, ...compareStart(reading, start, session)] : differences;
}

function compareStart(reading: Reading, start: Start, session: SessionTools): Difference[] {
  const { spawn, mcp } = reading.tools;
  if ("refused" in start) {
    // A worktree without a repository and the like: not for the sake of its tools.
    if (start.refused === "other") return [];
    // No MCP server runs here, so that its tools alone resolve to nothing.
    const nothing = toolsIn(reading, session).length === 0;
    if (spawn === "refused" || (mcp.length > 0 && nothing)) return [];
    return [{ what: "start", predicted: spawn, observed: "refused" }];
  }
  if (spawn === "refused") return [{ what: "start", predicted: spawn, observed: "ok" }];
  const predicted = toolsIn(reading, session);
  const observed = start.tools.filter(isComparable).toSorted();
  return predicted.join() === observed.join() ? [] : [{ what: "tools", predicted, observed }];
}

/** The tools that the reading stands for in a session where agents of ours got certain tools. */
function toolsIn({ tools, values }: Reading, session: SessionTools): string[] {
  const possible = new Set([...session.all, ...session.search]);
  const wanted =
    tools.granted === "*"
      ? session.all.filter((name) => !tools.denied.includes(name))
      : tools.granted.filter((name) => possible.has(name));
  const remain = new Set([...session.background, ...session.search]);
  return wanted
    .filter((name) => isComparable(name) && (!values.background || remain.has(name)))
    .toSorted();
}

/** Tools of MCP servers and of the plan mode depend on more than the file. */
function isComparable(tool: string): boolean {
  return !tool.startsWith("mcp__") && tool !== "ExitPlanMode";
}
