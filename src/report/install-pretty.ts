import { permissionLines } from "../install/permissions.ts";
import { printable } from "../text/printable.ts";
import { cutTo } from "./columns.ts";
import type { DiffLine } from "../text/line-diff.ts";
import type { InstallReport, InstalledAgent } from "./install.ts";
import type { Style } from "./report.ts";

/** Columns. */
const LABEL = 12;

/** What was done, what each agent may do, and what it looks for in vain. */
export function installPretty(report: InstallReport, style: Style): string {
  const whole = troubled(report).length === 0 && !report.failure;
  const blocks = report.agents
    .filter(({ written }) => whole || written)
    .map((agent) => block(agent, report, style));
  return blocks.map((lines) => `${lines.join("\n")}\n`).join("\n");
}

function block(agent: InstalledAgent, { dryRun, command }: InstallReport, style: Style): string[] {
  const path = style.paint(printable(agent.path), "strong");
  const done = agent.written
    ? `${style.paint("Wrote", "good")} ${path}`
    : agent.action === "write"
      ? `Would write ${path}`
      : `${path} is there already and the same${agent.reason ? `, ${agent.reason}` : ""}`;
  const lines = [done];
  // A file that was there already brings nothing new but what it still misses.
  if (agent.written || dryRun) {
    const rows = agent.permissions ? permissionLines(agent.permissions) : [];
    lines.push("", ...rows.map(([label, text]) => row(label, text, style)));
  }
  const agents = agent.references.agents.filter(({ present }) => !present);
  const documents = agent.references.documents.filter(({ present }) => present === false);
  if (agents.length + documents.length > 0) {
    lines.push("", "It refers to what is not there yet:");
    if (agents.length > 0)
      lines.push(
        ...wrapped(
          "agents",
          agents.map(({ name }) => name),
          style,
        ),
      );
    if (documents.length > 0) {
      lines.push(
        ...wrapped(
          "documents",
          documents.map(({ path }) => path),
          style,
        ),
      );
    }
    if (agent.available.length > 0) {
      lines.push(row("to add them", [command, ...agent.available].join(" "), style));
    }
  }
  return lines;
}

function row(label: string, text: string, style: Style): string {
  return `  ${style.paint(label.padEnd(LABEL), "faint")} ${printable(text)}`;
}

/** A comma list over as many lines as it takes. */
function wrapped(label: string, items: readonly string[], style: Style): string[] {
  const width = Math.min(style.width, 100) - LABEL - 3;
  const lines: string[] = [];
  let line = "";
  for (const [index, item] of items.entries()) {
    const next = index < items.length - 1 ? `${item},` : item;
    if (line !== "" && line.length + 1 + next.length > width) {
      lines.push(line);
      line = next;
    } else line = line === "" ? next : `${line} ${next}`;
  }
  return [...lines, line].map((text, index) => row(index === 0 ? label : "", text, style));
}

/** Why nothing was written, or not everything; for standard error. Empty when all went well. */
export function troublePretty(report: InstallReport, style: Style): string {
  const blocked = troubled(report);
  const { failure } = report;
  if (blocked.length === 0 && !failure) return "";
  const written = report.agents.filter((agent) => agent.written);
  const outcome =
    written.length === 0
      ? "nothing was written"
      : `only ${written.length} of ${report.agents.length} agents were written`;
  const lines = [`install-agent: ${style.paint(outcome, "error")}`];
  for (const agent of blocked) {
    lines.push(`  ${printable(`${agent.name}: ${agent.reason ?? ""}`)}`);
    if (agent.diff) {
      lines.push(
        `    ${style.paint("- yours", inks["-"])}, ${style.paint("+ this one", inks["+"])}`,
      );
      lines.push(...agent.diff.map((line) => diffLine(line, style)));
    }
    if (agent.advice) lines.push(`    ${printable(agent.advice)}`);
  }
  if (failure) lines.push(`  ${printable(`${failure.path}: ${failure.message}`)}`);
  return `${lines.join("\n")}\n`;
}

function troubled({ agents }: InstallReport): readonly InstalledAgent[] {
  return agents.filter(({ action }) => action === "conflict" || action === "refused");
}

const inks = { "-": "error", "+": "good", " ": "faint" } as const;

function diffLine({ mark, text }: DiffLine, style: Style): string {
  const line = cutTo(`${mark} ${printable(text)}`.trimEnd(), Math.min(style.width, 120) - 4);
  return line === "" ? "" : `    ${style.paint(line, inks[mark])}`;
}
