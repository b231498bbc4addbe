import { nodesIn, shownName } from "./view.ts";
import type { EdgeView, GraphView, NodeView } from "./view.ts";

/** A flowchart that GitHub and others draw from the text in a `mermaid` block. */
export function mermaid(view: GraphView): string {
  const nodes = nodesIn(view);
  const keys = new Map(nodes.map(({ id }, at) => [id, `n${at}`]));
  const line = ({ kind, from, to, answer }: EdgeView) => {
    const arrow = { "hand-off": ["-->", "-.->"], parallel: ["---", "-.-"] }[kind];
    return `  ${keys.get(from)} ${arrow[answer === "missing" ? 1 : 0]} ${keys.get(to)}`;
  };
  const marked = (style: string, of: (node: NodeView) => boolean) => {
    const found = nodes.filter(of).map(({ id }) => keys.get(id));
    return found.length > 0 ? [`  class ${found.join(",")} ${style}`] : [];
  };
  return `${[
    "flowchart LR",
    ...nodes.map((node) => `  ${keys.get(node.id)}${shape(node)}`),
    ...view.edges.map(line),
    "  classDef dead stroke:#c00,stroke-width:2px,stroke-dasharray:6 3",
    "  classDef missing stroke:#c00,stroke-dasharray:2 3",
    ...marked("dead", (node) => node.kind === "agent" && node.state !== "works"),
    ...marked("missing", ({ kind }) => kind === "missing"),
  ].join("\n")}\n`;
}

function shape(node: NodeView): string {
  const name = label(shownName(node));
  if (node.kind === "agent") {
    return node.state === "works" ? `["${name}"]` : `["✕ ${name} (${node.state})"]`;
  }
  if (node.kind === "missing") return `("? ${name} (missing)")`;
  return node.kind === "command" ? `(["/ ${name}"])` : `[["${name}"]]`;
}

/** Everything that could mean something to the parser or to a browser becomes a character number. */
function label(text: string): string {
  return text.replace(/[^\p{L}\p{N} ._-]/gu, (character) => `#${character.codePointAt(0)};`);
}
