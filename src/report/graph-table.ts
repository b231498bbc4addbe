import { tiesOf } from "../graph/ties.ts";
import type { Tie, Ties } from "../graph/ties.ts";
import { graphCounts } from "../graph/counts.ts";
import { shownName } from "../graph/view.ts";
import type { AgentView, GraphView, NodeView } from "../graph/view.ts";
import { printable } from "../text/printable.ts";
import { widthOf } from "./frame.ts";
import type { Style } from "./report.ts";

const INDENT = "  ";

/** Each agent with whom it works, one below the other, so that any number fits any terminal. */
export function graphTable(view: GraphView, style: Style): string {
  const ties = tiesOf(view);
  const shown = view.agents.filter(
    ({ id, state }) => view.used || state !== "works" || ties.has(id),
  );
  const blocks = shown.map((agent) => agentBlock(agent, ties.get(agent.id)!, style));
  return `${[summary(view, style), ...blocks, ...legend(view, style)].join("\n\n")}\n`;
}

function summary(view: GraphView, style: Style): string {
  const { agents, handOffs, parallel, unanswered, missing } = graphCounts(view);
  const heading = `${plural(agents, "agent")} as Claude Code ${view.client} reads ${agents === 1 ? "it" : "them"}`;
  if (!view.used) return `${style.paint(heading, "strong")}; none has a \`coordination\` block`;
  const rest = [
    plural(handOffs, "hand-off"),
    `${plural(parallel, "pair")} in parallel`,
    ...(unanswered > 0 ? [`${unanswered} not answered`] : []),
    ...(missing > 0 ? [style.paint(`${plural(missing, "name")} that nobody has`, "error")] : []),
  ];
  return `${style.paint(heading, "strong")}: ${rest.join(", ")}`;
}

function agentBlock(agent: AgentView, ties: Ties, style: Style): string {
  const facts = [agent.model, agent.color]
    .filter((fact) => fact !== undefined)
    .map((fact) => printable(fact));
  const head = [
    style.paint(printable(agent.shown), "strong"),
    ...(facts.length > 0 ? [style.paint(facts.join(", "), "faint")] : []),
    ...(agent.state === "works"
      ? []
      : [
          style.paint(
            `✕ ${agent.loads ? agent.state : "skipped"}: ${printable(agent.reason ?? "")}`,
            "error",
          ),
        ]),
    ...problems(agent, style),
  ].join("  ");
  return [
    head,
    ...list("hands off to", "→", ties.handsOffTo, style),
    ...list("receives from", "←", ties.receivesFrom, style),
    ...list("parallel with", "=", ties.parallelWith, style),
  ].join("\n");
}

function problems({ problems, state }: AgentView, style: Style): string[] {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.filter(({ severity }) => severity === "warning").length;
  return [
    ...(errors > 0 && state === "works" ? [style.paint(plural(errors, "error"), "error")] : []),
    ...(warnings > 0 ? [style.paint(plural(warnings, "warning"), "warning")] : []),
  ];
}

/** The label and the names behind it, wrapped under the first name. */
function list(label: string, sign: string, ties: readonly Tie[], style: Style): string[] {
  if (ties.length === 0) return [];
  const head = `${INDENT}${sign} ${label.padEnd(14)}`;
  const room = Math.max(24, Math.min(style.width, 120) - widthOf(head));
  const lines: string[] = [];
  let line = "";
  let taken = 0;
  for (const [at, tie] of ties.entries()) {
    const text = named(tie) + (at < ties.length - 1 ? "," : "");
    const width = widthOf(text);
    if (taken > 0 && taken + 1 + width > room) {
      lines.push(line);
      line = "";
      taken = 0;
    }
    const ink = inkOf(tie.other);
    line += (taken > 0 ? " " : "") + (ink ? style.paint(text, ink) : text);
    taken += (taken > 0 ? 1 : 0) + width;
  }
  lines.push(line);
  const blank = " ".repeat(widthOf(head));
  return lines.map((text, at) => (at === 0 ? style.paint(head, "faint") : blank) + text);
}

function inkOf(node: NodeView) {
  if (node.kind === "missing") return "error";
  return node.kind === "agent" && node.state !== "works" ? "warning" : undefined;
}

/** A name with the sign of what is special about it, so that nothing is told by colour alone. */
function named({ other, edge }: Tie): string {
  const name = printable(shownName(other));
  const marks = { command: "/", builtin: "*", missing: "?" };
  const before =
    other.kind === "agent"
      ? other.state === "works"
        ? ""
        : "✕"
      : other.kind === "command" && name.startsWith("/")
        ? ""
        : marks[other.kind];
  return `${before}${name}${edge.answer === "missing" ? "!" : ""}`;
}

/** What the signs mean, those that occur. */
function legend(view: GraphView, style: Style): string[] {
  const kinds = new Set(view.others.map(({ kind }) => kind));
  const signs = [
    ...(view.edges.some(({ answer }) => answer === "missing")
      ? ["! only one of the two says so"]
      : []),
    ...(view.used && view.agents.some(({ state }) => state !== "works") ? ["✕ does not work"] : []),
    ...(kinds.has("missing") ? ["? no agent or command of that name"] : []),
    ...(kinds.has("command") ? ["/ a command"] : []),
    ...(kinds.has("builtin") ? ["* comes with Claude Code"] : []),
  ];
  return signs.length > 0 ? [style.paint(signs.join("   "), "faint")] : [];
}

function plural(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
