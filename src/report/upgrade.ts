import type { Diagnostic } from "../lint/diagnostic.ts";
import { printable } from "../text/printable.ts";
import type { Change } from "../upgrade/compare.ts";
import type { Style } from "./report.ts";

/** The fixes that are applied, for the asking or only by name. */
export type Mending = "safe" | "unsafe";

export interface UpgradeReport {
  readonly from: string;
  readonly to: string;
  /** How many files were read. */
  readonly files: number;
  readonly defaults: { readonly lost: readonly string[]; readonly gained: readonly string[] };
  /** Only files for which something changes, by path. */
  readonly agents: readonly {
    readonly path: string;
    readonly changes: readonly Change[];
    /** For an agent that dies: what `check` says of it under the newer client. */
    readonly findings: readonly Diagnostic[];
    /** Which fixes keep a dying agent alive; null where none do. */
    readonly mendedBy: Mending | null;
  }[];
}

export function upgradeJson(report: UpgradeReport): string {
  const agents = report.agents.map(({ path, changes, findings, mendedBy }) => ({
    path,
    changes,
    mendedBy,
    fixes: findings.flatMap(({ ruleId, help, fix }) =>
      help === undefined && !fix ? [] : [{ ruleId, help: help ?? null, fix: fix ?? null }],
    ),
  }));
  return `${JSON.stringify({ version: 1, ...report, agents }, null, 2)}\n`;
}

export function upgradePretty(report: UpgradeReport, style: Style): string {
  const { from, to, files, defaults } = report;
  const lines = [style.paint(`From Claude Code ${from} to ${to}`, "strong"), ""];
  for (const { path, changes, findings, mendedBy } of report.agents) {
    for (const change of changes) {
      lines.push(`${style.paint(printable(path), "strong")} ${describe(change, style)}`);
    }
    for (const { range, help } of findings) {
      if (help === undefined) continue;
      lines.push(`  ${style.paint(`line ${range.start.line}:`, "good")} ${printable(help)}`);
    }
    if (mendedBy) lines.push(`  ${style.paint(commandFor[mendedBy], "strong")} mends it`);
  }
  if (report.agents.length > 0) lines.push("");
  if (defaults.lost.length + defaults.gained.length > 0) {
    const parts = [
      defaults.gained.length > 0 ? `gain ${defaults.gained.join(", ")}` : "",
      defaults.lost.length > 0 ? `lose ${defaults.lost.join(", ")}` : "",
    ];
    lines.push(`Agents with every tool ${parts.filter(Boolean).join(" and ")}.`);
  }
  const dying = countOf(report, "dies");
  const reviving = countOf(report, "comes-alive");
  const verdict =
    dying > 0 ? style.paint(`${dying} die`, "error") : style.paint("none dies", "good");
  const others = report.agents.length - dying - reviving;
  const mended = mendedCount(report, "safe");
  const guessed = mendedCount(report, "unsafe");
  const ways = [
    mended > 0 ? `${mended} mended by --fix` : "",
    guessed > 0 ? `${guessed} by --fix --unsafe` : "",
  ].filter(Boolean);
  const rescue = ways.length > 0 ? ` (${ways.join(", ")})` : "";
  lines.push(
    `${files} ${files === 1 ? "file" : "files"}: ${verdict}${rescue}, ${reviving} come alive, ${others} are read differently`,
    "",
  );
  return lines.join("\n");
}

const commandFor = {
  safe: "agentlint check --fix",
  unsafe: "agentlint check --fix --unsafe",
} as const;

function mendedCount({ agents }: UpgradeReport, by: Mending): number {
  return agents.filter(({ mendedBy }) => mendedBy === by).length;
}

export function countOf(report: UpgradeReport, kind: Change["kind"]): number {
  return report.agents.filter(({ changes }) => changes.some((change) => change.kind === kind))
    .length;
}

function describe(change: Change, style: Style): string {
  switch (change.kind) {
    case "dies":
      return `${style.paint("dies", "error")}: ${printable(change.why)}`;
    case "comes-alive":
      return style.paint("comes alive", "good");
    case "loses-tools":
      return `${style.paint("loses", "warning")} ${change.tools.join(", ")}`;
    case "gains-tools":
      return `${style.paint("gains", "warning")} ${change.tools.join(", ")}`;
    case "reads-differently":
      return `${style.paint(change.field, "warning")}: ${shown(change.before)} becomes ${shown(change.after)}`;
  }
}

/** Long values are cut: the first difference is rarely far from their start. */
function shown(value: string | null): string {
  if (value === null) return "nothing";
  const text = printable(value);
  return text.length > 60 ? `"${text.slice(0, 59)}…"` : `"${text}"`;
}
