import { printable } from "../text/printable.ts";
import { colorOf, nodesIn, shownName } from "./view.ts";
import type { EdgeView, GraphView, NodeView } from "./view.ts";

/** A description for Graphviz: `agentlint graph --format dot | dot -Tpng -o graph.png`. */
export function dot(view: GraphView): string {
  const nodes = nodesIn(view);
  const keys = new Map(nodes.map(({ id }, at) => [id, `n${at}`]));
  return `${[
    "digraph agents {",
    "  rankdir=LR;",
    '  node [shape=box, style="rounded,filled", fillcolor=white, fontname="Helvetica"];',
    '  edge [color="#555555"];',
    ...nodes.map((node) => `  ${keys.get(node.id)} [${attributes(node)}];`),
    ...view.edges.map((edge) => `  ${keys.get(edge.from)} -> ${keys.get(edge.to)}${look(edge)};`),
    "}",
  ].join("\n")}\n`;
}

function attributes(node: NodeView): string {
  const name = printable(shownName(node));
  if (node.kind === "agent") {
    if (node.state === "works") {
      const color = colorOf(node);
      return `label=${quoted(name)}${color ? `, color=${color}, penwidth=2` : ""}`;
    }
    return `label=${quoted(`${name} (${node.state})`)}, color=red, style="rounded,dashed"`;
  }
  if (node.kind === "missing")
    return `label=${quoted(`${name} (missing)`)}, color=red, style=dotted`;
  return `label=${quoted(name)}, shape=${node.kind === "command" ? "cds" : "component"}`;
}

function look({ kind, answer }: EdgeView): string {
  const parts = [
    ...(kind === "parallel" ? ["dir=none", "constraint=false"] : []),
    ...(answer === "missing" ? ["style=dashed"] : []),
    ...(kind === "parallel" && answer !== "missing" ? ["style=dotted"] : []),
  ];
  return parts.length > 0 ? ` [${parts.join(", ")}]` : "";
}

/** A doubled backslash is one in the label, where a single one would mean something to Graphviz. */
function quoted(text: string): string {
  return `"${printable(text).replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
