import type { AgentCost, Count, RosterStats } from "../roster/stats.ts";
import { grouped } from "../text/grouped.ts";
import { jsonText } from "../text/json.ts";
import { printable } from "../text/printable.ts";
import { cutTo } from "./columns.ts";
import { widthOf } from "./frame.ts";
import type { Style } from "./report.ts";

/** `agentlint stats --format json`, version 1: held against `schemas/stats.schema.json` by a test. */
export function statsJson(client: string, stats: RosterStats): string {
  return jsonText({ version: 1, client, ...stats });
}

export function statsPretty(client: string, stats: RosterStats, style: Style): string {
  const { agents, tokens, models, tools, allTools } = stats;
  const total = agents.length;
  const everyTool = allTools > 0 ? [{ name: "every tool", agents: allTools }] : [];
  const sections = [
    [
      style.paint(
        `${plural(total, "agent")} as Claude Code ${client} reads ${total === 1 ? "it" : "them"}`,
        "strong",
      ),
    ],
    [
      label("every conversation", share(tokens, style), style),
      label(
        "when started",
        `${grouped(tokens.prompts)} tokens in all prompts${largest(agents)}`,
        style,
      ),
      label("models", counts(models), style),
      label("tools", counts([...tools, ...everyTool]) || "none", style),
    ],
    total > 0 ? table(agents, style) : [],
    ...faults(stats, style),
    [
      style.paint(
        "Tokens are estimates: four characters are taken for one, as Claude Code does.",
        "faint",
      ),
    ],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function share({ descriptions, warning }: RosterStats["tokens"], style: Style): string {
  const percent = Math.round((descriptions / warning) * 100);
  const used = `${grouped(descriptions)} of ${grouped(warning)} tokens (${percent} %)`;
  return descriptions > warning
    ? `${style.paint(used, "warning")} for names and descriptions, and Claude Code warns at the start`
    : `${style.paint(used, "good")} for names and descriptions`;
}

function largest(agents: readonly AgentCost[]): string {
  const [first, ...rest] = agents;
  if (!first) return "";
  const most = rest.reduce((a, b) => (b.promptTokens > a.promptTokens ? b : a), first);
  return `, ${grouped(most.promptTokens)} in the longest (${printable(most.name)})`;
}

/** Keeps a name and its number in one line. */
const GLUE = "\u00a0";

function counts(list: readonly Count[]): string {
  return list.map(({ name, agents }) => `${printable(name)}${GLUE}${agents}`).join(", ");
}

/** The name of a property, and its value wrapped behind it. */
function label(name: string, text: string, style: Style): string {
  const indent = 20;
  const room = Math.max(30, Math.min(style.width, 120) - indent);
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line !== undefined && widthOf(bare(`${line} ${word}`)) <= room)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  const wrapped = lines.join(`\n${" ".repeat(indent)}`).replaceAll(GLUE, " ");
  return `${style.paint(name.padEnd(indent), "faint")}${wrapped}`;
}

/** Without the colours that the style has put in. */
function bare(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replaceAll(/\u001b\[\d+m/g, "");
}

function table(agents: readonly AgentCost[], style: Style): string[] {
  const rows = agents.map(({ name, descriptionTokens, promptTokens, model, tools }) => [
    cutTo(printable(name), 40),
    grouped(descriptionTokens),
    grouped(promptTokens),
    cutTo(printable(model), 28),
    tools === "*" ? "all" : String(tools),
  ]);
  const header = ["agent", "description", "prompt", "model", "tools"];
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => widthOf(row[column]!))),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => {
        const blank = " ".repeat(widths[column]! - widthOf(cell));
        return column === 0 || column === 3 ? cell + blank : blank + cell;
      })
      .join("  ")
      .trimEnd();
  return [style.paint(line(header), "faint"), ...rows.map(line)];
}

function faults({ sameDescription, shadowed, dead }: RosterStats, style: Style): string[][] {
  const section = (title: string, lines: readonly string[]) =>
    lines.length > 0 ? [[style.paint(title, "strong"), ...lines.map((line) => `  ${line}`)]] : [];
  return [
    ...section(
      "The same description",
      sameDescription.map((paths) => paths.map((path) => printable(path)).join(", ")),
    ),
    ...section(
      "The same name",
      shadowed.map(
        ({ path, by, name }) => `${printable(path)}: ${printable(by)} wins "${printable(name)}"`,
      ),
    ),
    ...section(
      "Dead",
      dead.map(({ path, reason }) => `${printable(path)}: ${printable(reason)}`),
    ),
  ];
}

function plural(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
