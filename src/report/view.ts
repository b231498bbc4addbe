import { permissionLines } from "../install/door/permissions.ts";
import type { Permissions } from "../install/door/permissions.ts";
import type { References } from "../roster/references.ts";
import { jsonText } from "../text/json.ts";
import { printable } from "../text/printable.ts";
import type { Warning } from "./install.ts";
import { findingInWords } from "./install-words.ts";
import type { Style } from "./report.ts";

/** An agent as its source has it; in JSON it is version 1. */
export interface ViewedAgent {
  readonly name: string;
  readonly source: string;
  readonly description: string | null;
  readonly permissions: Permissions;
  readonly references: References;
  /** Of the documents, those that its source has and `--with-docs` would bring. */
  readonly available: readonly string[];
  /** Why it would not be installed. */
  readonly refused: string | null;
  /** What rules find that keeps it out, sorted by place; lines are 1-based. */
  readonly findings: readonly Warning[];
  readonly text: string;
}

export function viewJson(agents: readonly ViewedAgent[]): string {
  return jsonText({ version: 1, agents, failure: null });
}

/** Columns. */
const LABEL = 12;

export function viewPretty(agents: readonly ViewedAgent[], style: Style): string {
  return agents.map((agent) => one(agent, style)).join("\n");
}

function one(agent: ViewedAgent, style: Style): string {
  const { name, source, permissions, references, available, refused, findings } = agent;
  const row = (label: string, value: string) =>
    `  ${style.paint(label.padEnd(LABEL), "faint")} ${printable(value)}`;
  const { agents, documents } = references;
  const lines = [
    `${style.paint(printable(name), "strong")} ${style.paint(`from ${printable(source)}`, "faint")}`,
    ...(refused === null
      ? []
      : [style.paint(`It would be refused: ${printable(refused)}`, "error")]),
    ...findings.slice(1).map((one) => style.paint(`  ${printable(findingInWords(one))}`, "error")),
    "",
    ...permissionLines(permissions).map(([label, value]) => row(label, value)),
    ...(agents.length > 0 ? [row("works with", agents.join(", "))] : []),
    ...(documents.length > 0 ? [row("reads", documents.join(", "))] : []),
    ...(available.length > 0 ? [row("--with-docs", `brings ${available.join(", ")}`)] : []),
    "",
    printable(agent.text.replaceAll("\r\n", "\n"), true).trimEnd(),
  ];
  return `${lines.join("\n")}\n`;
}
