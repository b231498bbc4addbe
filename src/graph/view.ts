import type { Reading } from "../client/reading.ts";
import type { CoordinationList } from "../client/coordination-block.ts";
import type { Diagnostic } from "../lint/diagnostic.ts";
import type { CoordinationGraph, Edge } from "../roster/coordination.ts";
import type { AgentNode, OtherNode } from "../roster/nodes.ts";
import { whyDead } from "../roster/why-dead.ts";

/** A graph as plain data, with all that any drawing of it shows. Texts are as strangers wrote them. */
export interface GraphView {
  /** Version of Claude Code whose facts were applied. */
  readonly client: string;
  /** Some agent has a `coordination` block. */
  readonly used: boolean;
  readonly agents: readonly AgentView[];
  /** What agents name that is no agent of the roster. */
  readonly others: readonly OtherNode[];
  readonly edges: readonly EdgeView[];
}

export interface AgentView {
  readonly kind: "agent";
  /** What edges refer to; unique in the graph. */
  readonly id: string;
  readonly name: string;
  /** The name as a drawing shows it: without the plugin's, when all agents are of one plugin. */
  readonly shown: string;
  readonly path: string;
  readonly scope: Reading["scope"];
  readonly state: AgentNode["state"];
  /** The client registers it; a dead one that loads cannot be started. */
  readonly loads: boolean;
  /** Why it does not work, in one sentence; absent when it does. */
  readonly reason?: string;
  readonly description?: string;
  readonly model?: string;
  readonly color?: string;
  readonly tools: { readonly granted: "*" | readonly string[]; readonly mcp: readonly string[] };
  readonly problems: readonly Problem[];
}

export interface Problem {
  readonly ruleId: string;
  readonly severity: Diagnostic["severity"];
  readonly message: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
}

export type NodeView = AgentView | OtherNode;

export interface EdgeView {
  readonly kind: Edge["kind"];
  /** Ids; `parallel` has no direction. */
  readonly from: string;
  readonly to: string;
  readonly answer: Edge["answer"];
  readonly declared: readonly DeclaredAt[];
}

export interface DeclaredAt {
  readonly path: string;
  readonly list: CoordinationList;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
}

export interface ViewInput {
  readonly client: string;
  readonly graph: CoordinationGraph;
  readonly diagnostics: readonly Diagnostic[];
  /** The winner's path for each agent whose name another file wins. */
  readonly winners: ReadonlyMap<Reading, string>;
}

export function viewOf({ client, graph, diagnostics, winners }: ViewInput): GraphView {
  const problems = new Map<string, Problem[]>();
  for (const { path, ruleId, severity, message, range } of diagnostics) {
    const { line, column } = range.start;
    const known = problems.get(path) ?? [];
    problems.set(path, [...known, { ruleId, severity, message, line, column }]);
  }
  const prefix = commonPrefix(graph);
  return {
    client,
    used: graph.used,
    agents: graph.nodes.flatMap((node) =>
      node.kind === "agent" ? [agentView(node, prefix, problems, winners)] : [],
    ),
    others: graph.nodes.flatMap((node) => (node.kind === "agent" ? [] : [node])),
    edges: graph.edges.map(edgeView),
  };
}

export function nodesIn({ agents, others }: GraphView): readonly NodeView[] {
  return [...agents, ...others];
}

/** The colours that the client shows (observed); a plugin's agent may carry any other text. */
export const agentColors = [
  "red",
  "orange",
  "yellow",
  "green",
  "cyan",
  "blue",
  "purple",
  "pink",
] as const;
export type AgentColor = (typeof agentColors)[number];

export function shownName(node: NodeView): string {
  return node.kind === "agent" ? node.shown : node.name;
}

export function colorOf(node: NodeView): AgentColor | undefined {
  return node.kind === "agent" ? agentColors.find((color) => color === node.color) : undefined;
}

/** `plugin:`, when the name of every agent that works starts so. */
function commonPrefix({ nodes }: CoordinationGraph): string {
  const names = nodes.flatMap((node) =>
    node.kind === "agent" && node.reading.loads ? [node.name] : [],
  );
  const plugin = nodes.every((node) => node.kind !== "agent" || node.reading.scope === "plugin");
  const [prefix = ""] = /^[^:]*:/.exec(names[0] ?? "") ?? [];
  return plugin && names.every((name) => name.startsWith(prefix)) ? prefix : "";
}

function agentView(
  node: AgentNode,
  prefix: string,
  problems: ReadonlyMap<string, readonly Problem[]>,
  winners: ReadonlyMap<Reading, string>,
): AgentView {
  const { id, name, reading, state } = node;
  const { document, scope, description, values, tools } = reading;
  const { path } = document.file;
  const reason = reasonOf(node, winners.get(reading));
  return {
    kind: "agent",
    id,
    name,
    shown: name.startsWith(prefix) ? name.slice(prefix.length) : name,
    path,
    scope,
    state,
    loads: reading.loads,
    ...(reason !== undefined && { reason }),
    ...(description !== undefined && { description }),
    ...(values.model !== undefined && { model: values.model }),
    ...(values.color !== undefined && { color: values.color }),
    tools: { granted: tools.granted, mcp: tools.mcp },
    problems: problems.get(path) ?? [],
  };
}

function reasonOf({ reading, state }: AgentNode, winner: string | undefined): string | undefined {
  if (state === "works") return undefined;
  if (state === "shadowed") return `${winner ?? "another file"} wins the name`;
  return whyDead(reading);
}

function edgeView({ kind, from, to, answer, declarations }: Edge): EdgeView {
  return {
    kind,
    from: from.id,
    to: to.id,
    answer,
    declared: declarations.map(({ reading, list, span }) => {
      const { file } = reading.document;
      const { line, column } = file.point(span.start);
      return { path: file.path, list, line, column };
    }),
  };
}
