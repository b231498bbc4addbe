import { jsonText } from "../text/json.ts";
import type { AgentView, GraphView } from "./view.ts";

/** `--format json`, version 1: a frozen form, held against `schemas/graph.schema.json` by a test. */
export function graphJson({ client, agents, others, edges }: GraphView): string {
  return jsonText({
    version: 1,
    client,
    agents: agents.map(jsonAgent),
    others: others.map(({ id, name, kind, near }) => ({ id, name, kind, near: near ?? null })),
    edges,
  });
}

function jsonAgent(agent: AgentView) {
  const { id, name, path, scope, state, loads, reason, description, model, color } = agent;
  const { tools, problems } = agent;
  return {
    id,
    name,
    path,
    scope,
    state,
    loads,
    reason: reason ?? null,
    description: description ?? null,
    model: model ?? null,
    color: color ?? null,
    tools,
    problems,
  };
}
