import type { GraphView } from "./view.ts";

export interface GraphCounts {
  readonly agents: number;
  /** Agents that do not load, cannot be started, or lose their name. */
  readonly dead: number;
  readonly handOffs: number;
  /** Pairs. */
  readonly parallel: number;
  /** Hand-offs and pairs that only one side states, though the other could. */
  readonly unanswered: number;
  /** Names that nobody has. */
  readonly missing: number;
}

export function graphCounts({ agents, others, edges }: GraphView): GraphCounts {
  const handOffs = edges.filter(({ kind }) => kind === "hand-off").length;
  return {
    agents: agents.length,
    dead: agents.filter(({ state }) => state !== "works").length,
    handOffs,
    parallel: edges.length - handOffs,
    unanswered: edges.filter(({ answer }) => answer === "missing").length,
    missing: others.filter(({ kind }) => kind === "missing").length,
  };
}
