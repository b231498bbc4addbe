import { printable } from "../text/printable.ts";
import { widthOf } from "./frame.ts";
import type { InspectedAgent } from "./inspect.ts";
import type { Style } from "./report.ts";

type Skip = { readonly path: string; readonly reason: string };

/** One agent as a list of its properties; several as a table. */
export function inspectPretty(
  client: string,
  agents: readonly InspectedAgent[],
  skipped: readonly Skip[],
  style: Style,
): string {
  const heading = `What Claude Code ${client} makes of ${agents.length === 1 ? "this file" : `${agents.length} files`}`;
  const only = agents.length === 1 ? agents[0] : undefined;
  const body = only
    ? card(only, style)
    : agents.length === 0
      ? ["no agent found"]
      : table(agents, style);
  const rest = skipped.map(
    ({ path, reason }) => `skipped ${printable(path)}: ${printable(reason)}`,
  );
  return [
    style.paint(heading, "strong"),
    "",
    ...body,
    ...(rest.length ? ["", ...rest] : []),
    "",
  ].join("\n");
}

function card(agent: InspectedAgent, style: Style): string[] {
  const rows: [string, string | undefined][] = [
    ["file", printable(agent.path)],
    ["loads", verdict(agent, style)],
    ["name", agent.name === null ? undefined : printable(agent.name)],
    ["description", agent.description === null ? undefined : firstWords(agent.description, 90)],
    ["ambiguous", ambiguity(agent)],
    ["tools", agent.loads ? toolsOf(agent) : undefined],
    ["taken away", agent.tools.denied.join(", ") || undefined],
    ["no match", unmatchedOf(agent) || undefined],
    ["model", agent.loads ? (agent.model ?? "that of the conversation") : undefined],
    ["effort", agent.effort === null ? undefined : String(agent.effort)],
    ["permissions", agent.permissionMode ?? undefined],
    ["turns", agent.maxTurns === null ? undefined : `at most ${agent.maxTurns}`],
    ["color", agent.color ?? undefined],
    ["memory", agent.memory ?? undefined],
    ["background", agent.background ? "yes" : undefined],
    ["isolation", agent.isolation ?? undefined],
    ["prompt", `starts at line ${agent.bodyStartsAt.line}`],
  ];
  return rows
    .filter((row): row is [string, string] => row[1] !== undefined)
    .map(([label, value]) => `  ${style.paint(label.padEnd(12), "faint")} ${value}`);
}

function table(agents: readonly InspectedAgent[], style: Style): string[] {
  const header = ["agent", "loads", "tools", "model", "no match"];
  const rows = agents.map((agent) => [
    agent.loads ? printable(agent.name ?? "") : printable(agent.path),
    agent.loads ? (agent.shadowedBy === null ? "yes" : "no") : "no",
    agent.loads ? toolsOf(agent) : "",
    agent.loads ? printable(agent.model ?? "-") : "",
    unmatchedOf(agent),
  ]);
  const widths = header.map((title, column) =>
    Math.min(36, Math.max(title.length, ...rows.map((row) => widthOf(row[column]!)))),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => fit(cell, widths[column]!))
      .join("  ")
      .trimEnd();
  const shadowed = new Map<string, string[]>();
  for (const { path, name, shadowedBy } of agents) {
    if (shadowedBy === null) continue;
    const winner = `${name} ${shadowedBy}`;
    const losers = shadowed.get(winner);
    if (losers) losers.push(printable(path));
    else shadowed.set(winner, [printable(path)]);
  }
  const lines = [style.paint(line(header), "faint")];
  for (const [index, agent] of agents.entries()) {
    lines.push(line(rows[index]!));
    if (!agent.loads || agent.spawn !== "ok" || agent.shadowedBy !== null) {
      lines.push(`  ${verdict(agent, style)}`);
    }
    const wins = agent.shadowedBy === null && shadowed.get(`${agent.name} ${agent.path}`);
    if (wins) lines.push(`  ${style.paint("wins the name from", "faint")} ${wins.join(", ")}`);
    const alike = ambiguity(agent);
    if (alike) lines.push(`  ${style.paint("ambiguous", "warning")}: ${alike}`);
  }
  return lines;
}

function verdict(agent: InspectedAgent, style: Style): string {
  if (!agent.loads) return `${style.paint("no", "error")}: ${printable(agent.reason ?? "")}`;
  if (agent.shadowedBy !== null) {
    return `${style.paint("no", "error")}: ${printable(agent.shadowedBy)} wins the name`;
  }
  if (agent.spawn === "refused") {
    return `yes, but ${style.paint("it is refused when it is started", "error")}: no tool resolves`;
  }
  if (agent.spawn === "toolless") {
    return `yes, but ${style.paint("it runs without any tool", "error")}`;
  }
  return style.paint("yes", "good");
}

function ambiguity({ ambiguousWith }: InspectedAgent): string | undefined {
  if (ambiguousWith.length === 0) return undefined;
  return `only the exact name starts it, since ${ambiguousWith.map((name) => printable(name)).join(", ")} is spelled alike`;
}

function toolsOf({ tools }: InspectedAgent): string {
  if (tools.granted === "*") return "all";
  return printable([...tools.granted, ...tools.mcp].join(", ")) || "none";
}

function unmatchedOf({ tools }: InspectedAgent): string {
  return tools.unmatched.map(({ entry, why }) => `${printable(entry)} (${why})`).join(", ");
}

function firstWords(text: string, width: number): string {
  return fit(printable(text.trim()), width).trimEnd();
}

/** Padded or cut to a width in columns. */
function fit(text: string, width: number): string {
  const taken = widthOf(text);
  if (taken <= width) return text + " ".repeat(width - taken);
  let cut = "";
  for (const character of text) {
    if (widthOf(cut + character) > width - 1) break;
    cut += character;
  }
  return `${cut}…`;
}
