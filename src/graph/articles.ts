import { captionOf, toolsOf } from "./labels.ts";
import { escaped } from "./markup.ts";
import type { Tie, Ties } from "./ties.ts";
import { colorOf, nodesIn, shownName } from "./view.ts";
import type { AgentView, EdgeView, GraphView, NodeView, Problem } from "./view.ts";

/** More of a description than this helps nobody in a page, in characters. */
const LONGEST_DESCRIPTION = 4_000;
/** So many problems are listed for an agent. */
const MOST_PROBLEMS = 20;

/** All there is to say of one node, as text. */
export function agentArticle(
  node: NodeView,
  key: string,
  ties: Ties,
  keyOf: (node: NodeView) => string,
): string {
  const color = colorOf(node) ?? "plain";
  const facts = node.kind === "agent" ? agentFacts(node) : otherFacts(node);
  return [
    `<article id="a-${key}" data-key="${key}" class="c-${color}" aria-labelledby="t-${key}">`,
    `<div class="brief"><h2 id="t-${key}">${escaped(shownName(node))}</h2>`,
    facts,
    "</div>",
    tieList("Hands off to", ties.handsOffTo, keyOf),
    tieList("Receives from", ties.receivesFrom, keyOf),
    tieList("Works in parallel with", ties.parallelWith, keyOf),
    node.kind === "agent" ? problemList(node) : "",
    "</article>",
  ].join("");
}

function agentFacts(agent: AgentView): string {
  const { description, state, loads, reason, model, tools, path, problems } = agent;
  const text = description === undefined ? "" : clipped(description.trim());
  // What is not loaded has neither, whatever its file says.
  const works: [string, string][] = [
    ["Model", model ?? "that of the conversation"],
    ["Tools", toolsOf(tools)],
  ];
  const rows = [...(loads ? works : []), ["Problems", countsOf(problems)], ["File", path]] as const;
  return [
    state === "works"
      ? ""
      : `<p class="state">${escaped(captionOf(agent))}${reason === undefined ? "" : `: ${escaped(reason)}`}</p>`,
    text === "" ? "" : `<p class="description">${escaped(text, true)}</p>`,
    `<dl>${rows.map(([name, value]) => `<div><dt>${name}</dt><dd>${escaped(value)}</dd></div>`).join("")}</dl>`,
  ].join("");
}

/** `1 error, 2 warnings`. */
function countsOf(problems: readonly Problem[]): string {
  const counts = (["error", "warning", "info"] as const).flatMap((level) => {
    const count = problems.filter(({ severity }) => severity === level).length;
    const word = level === "info" ? "note" : level;
    return count > 0 ? [`${count} ${word}${count === 1 ? "" : "s"}`] : [];
  });
  return counts.join(", ") || "none";
}

function otherFacts(node: Exclude<NodeView, AgentView>): string {
  const near = node.near === undefined ? "" : `; perhaps ${node.near} was meant`;
  return `<p class="state">${escaped(captionOf(node) + near)}</p>`;
}

function tieList(title: string, ties: readonly Tie[], keyOf: (node: NodeView) => string): string {
  if (ties.length === 0) return "";
  const items = ties.map(({ other, edge }) => {
    const note =
      edge.answer === "missing" ? ` <span class="note">${escaped(saidBy(edge))}</span>` : "";
    const kind = other.kind === "agent" ? other.state : other.kind;
    return `<li><a href="#a-${keyOf(other)}" class="is-${kind} c-${colorOf(other) ?? "plain"}"><i class="dot" aria-hidden="true"></i><span class="who">${escaped(shownName(other))}</span></a>${note}</li>`;
  });
  return `<h3>${title}</h3><ul class="ties">${items.join("")}</ul>`;
}

function saidBy({ declared }: EdgeView): string {
  return `only ${declared[0]!.path} says so`;
}

function problemList({ problems }: AgentView): string {
  if (problems.length === 0) return "";
  const items = problems.slice(0, MOST_PROBLEMS).map(problemItem);
  const more = problems.length - MOST_PROBLEMS;
  if (more > 0) items.push(`<li>and ${more} more</li>`);
  return `<h3>Problems</h3><ul class="problems">${items.join("")}</ul>`;
}

function problemItem({ severity, message, ruleId, line, column }: Problem): string {
  return `<li class="${severity}"><b>${severity}</b> ${escaped(message)} <span class="note">${escaped(ruleId)}, line ${line}, column ${column}</span></li>`;
}

/** Every edge as a row of a table: the graph for those who do not see it. */
export function edgeRows(view: GraphView): string {
  if (view.edges.length === 0) return "<p>No agent names another one.</p>";
  const names = new Map(nodesIn(view).map((node) => [node.id, shownName(node)]));
  const rows = view.edges.map((edge) => {
    const how = edge.kind === "hand-off" ? "hands off to" : "works in parallel with";
    const said = { given: "yes", missing: "no", "not-expected": "not expected" }[edge.answer];
    return `<tr><td>${escaped(names.get(edge.from)!)}</td><td>${how}</td><td>${escaped(names.get(edge.to)!)}</td><td>${said}</td></tr>`;
  });
  return `<table><thead><tr><th scope="col">Who</th><th scope="col">What</th><th scope="col">Whom</th><th scope="col">Both say so</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

function clipped(text: string): string {
  return text.length <= LONGEST_DESCRIPTION ? text : `${text.slice(0, LONGEST_DESCRIPTION)}…`;
}
