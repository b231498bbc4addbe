import { coordinationBlock } from "../client/coordination-block.ts";
import type { CoordinationList } from "../client/coordination-block.ts";
import type { Reading } from "../client/reading.ts";
import { compareText } from "../text/order.ts";
import type { Span } from "../text/source-file.ts";
import { compareNodes, nodesOf } from "./nodes.ts";
import type { AgentNode, GraphNode, OtherNode } from "./nodes.ts";
import type { Roster } from "./roster.ts";

/** The place in a file that states an edge. */
export interface Declaration {
  readonly reading: Reading;
  readonly list: CoordinationList;
  /** Of the name, quotes included. */
  readonly span: Span;
}

/**
 * What the other side of an edge says to it: the same; nothing, though it could; or it has no say,
 * as it is no agent, or one whose block cannot be read.
 */
export type Answer = "given" | "missing" | "not-expected";

export interface Edge {
  /** `parallel` has no direction; `from` is then the name that sorts first. */
  readonly kind: "hand-off" | "parallel";
  readonly from: GraphNode;
  readonly to: GraphNode;
  readonly answer: Answer;
  /** Never empty; one for each side that states it, and more only where a list repeats a name. */
  readonly declarations: readonly Declaration[];
}

/** Who works with whom, by the `coordination` blocks of a roster. */
export interface CoordinationGraph {
  /** Some agent has a block. */
  readonly used: boolean;
  /** Agents, then what else is named: commands, agents of Claude Code, and names that nobody has. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly Edge[];
}

/**
 * Agents that another file keeps from their name say nothing here, as the client does not load them; an
 * agent that does not load for another reason still says what it says.
 */
export function coordinationGraph(roster: Roster): CoordinationGraph {
  const known = graphs.get(roster);
  if (known) return known;
  const graph = build(roster);
  graphs.set(roster, graph);
  return graph;
}

/** Several rules ask for the same one. */
const graphs = new WeakMap<Roster, CoordinationGraph>();

function build(roster: Roster): CoordinationGraph {
  const { agents, find } = nodesOf(roster);
  const drafts = new Map<string, Draft>();
  const named = new Set<GraphNode>();
  let used = false;
  for (const node of agents) {
    const block = coordinationBlock(node.reading);
    if (!block || node.state === "shadowed") continue;
    used = true;
    for (const { list, name, span } of block.colleagues) {
      const other = find(name, node);
      if (other === node) continue;
      if (other.kind !== "agent") named.add(other);
      const draft = draftOf(list, node, other);
      const id = `${draft.kind}\n${draft.from.id}\n${draft.to.id}`;
      const known = drafts.get(id) ?? draft;
      drafts.set(id, known);
      known.sides.add(node);
      known.declarations.push({ reading: node.reading, list, span });
    }
  }
  return {
    used,
    nodes: [...agents, ...[...named].sort(compareNodes)],
    edges: [...drafts.values()].map(edgeOf).sort(compareEdges),
  };
}

/** The end of an edge that nobody answers to. */
export function missingIn({ from, to }: Edge): OtherNode | undefined {
  return [from, to].find((end): end is OtherNode => end.kind === "missing");
}

/**
 * Whether at least half of all names that agents call each other by stand for something. In such a
 * roster a name that does not is a mistake; in any other, agents were put there one by one.
 */
export function isMostlyThere({ nodes, edges }: CoordinationGraph): boolean {
  const missing = nodes.filter(({ kind }) => kind === "missing").length;
  const named = new Set(
    edges.flatMap(({ from, to, declarations }) =>
      declarations.flatMap(({ reading }) =>
        [from, to].filter((end) => end.kind !== "agent" || end.reading !== reading),
      ),
    ),
  );
  return missing * 2 <= named.size;
}

interface Draft {
  readonly kind: Edge["kind"];
  readonly from: GraphNode;
  readonly to: GraphNode;
  readonly declarations: Declaration[];
  readonly sides: Set<AgentNode>;
}

function draftOf(list: CoordinationList, node: AgentNode, other: GraphNode): Draft {
  const started = { declarations: [], sides: new Set<AgentNode>() };
  if (list === "hands_off_to") return { kind: "hand-off", from: node, to: other, ...started };
  if (list === "receives_from") return { kind: "hand-off", from: other, to: node, ...started };
  const [from, to] = compareNodes(node, other) < 0 ? [node, other] : [other, node];
  return { kind: "parallel", from, to, ...started };
}

function edgeOf({ kind, from, to, declarations, sides }: Draft): Edge {
  return { kind, from, to, declarations, answer: answerOf([from, to], sides) };
}

function answerOf(ends: readonly GraphNode[], sides: ReadonlySet<AgentNode>): Answer {
  const silent = ends.find((end) => end.kind !== "agent" || !sides.has(end));
  if (!silent) return "given";
  const readable = silent.kind === "agent" && silent.reading.frontmatter.outcome === "mapping";
  return readable ? "missing" : "not-expected";
}

function compareEdges(a: Edge, b: Edge): number {
  return compareNodes(a.from, b.from) || compareNodes(a.to, b.to) || compareText(a.kind, b.kind);
}
