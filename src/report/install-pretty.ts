import { permissionLines } from "../install/door/permissions.ts";
import { printable } from "../text/printable.ts";
import { diffLines } from "./diff-lines.ts";
import type { Failure } from "./failed.ts";
import type { InstallReport, InstalledAgent } from "./install.ts";
import { findingInWords } from "./install-words.ts";
import { missingBlocks } from "./install-missing.ts";
import { documentBlocks } from "./install-documents.ts";
import { row } from "./install-rows.ts";
import { MOST_WARNINGS, warningLines } from "./install-warnings.ts";
import type { Style } from "./report.ts";

/** What was done, what each agent may do, and what is looked for in vain. */
export function installPretty(report: InstallReport, style: Style): string {
  const whole = troubled(report).length === 0 && !report.failure;
  if (!whole) return "";
  const told = report.agents.filter(({ action }) => action !== "unreachable");
  const calm = report.brief && !report.dryRun ? told.filter(isCalm) : [];
  const summed = calm.length > 1 ? calm : [];
  const blocks = [
    ...told
      .filter((agent) => !summed.includes(agent))
      .map((agent) => block(agent, report.dryRun, style)),
    ...(summed.length > 0 ? [[`${summed.length} agents are there already and the same`]] : []),
    ...documentBlocks(report, style),
    ...missingBlocks(report, style),
  ];
  const isLine = (at: number) => blocks[at]?.length === 1;
  return blocks
    .map((lines, at) => `${lines.join("\n")}\n${isLine(at) && isLine(at + 1) ? "" : "\n"}`)
    .join("")
    .replace(/\n\n$/, "\n");
}

/** Of those that an update finds as they are, their number is enough. */
function isCalm({ action, reason, beside }: InstalledAgent): boolean {
  return action === "same" && reason === null && beside.length === 0;
}

function block(agent: InstalledAgent, dryRun: boolean, style: Style): string[] {
  const lines = [headline(agent, style)];
  if (agent.backup !== null) {
    lines.push(
      `${dryRun ? "The old file would stay" : "The old file stays"} as ${printable(agent.backup)}`,
    );
  }
  if (agent.beside.length > 0) {
    lines.push(`Delete ${printable(agent.beside.join(" and "))} when you no longer need it`);
  }
  for (const one of agent.wider) lines.push(style.paint(`Now it ${printable(one)}`, "warning"));
  if (agent.changes.length > 0) lines.push("", ...diffLines(agent.changes, style));
  // A file that was there already brings nothing new but what it still misses.
  if (agent.written || dryRun) {
    const rows = agent.permissions ? permissionLines(agent.permissions) : [];
    lines.push("", ...rows.map(([label, text]) => row(label, text, style)));
    if (agent.granted.length > 0) lines.push(row("allowed", agent.granted.join(", "), style));
    lines.push(...warningLines(agent.warnings, style));
  }
  return lines;
}

const done: Readonly<Record<string, readonly [string, string]>> = {
  write: ["Wrote", "Would write"],
  update: ["Updated", "Would update"],
  merge: ["Joined your changes with the new", "Would join your changes with the new"],
  replace: ["Replaced", "Would replace"],
};

const stays: Readonly<Record<string, string>> = {
  keep: "stays as you changed it; there is nothing new to take",
  skip: "stays, and is none of install-agent's",
  missing: "is gone; `install-agent restore` brings it back",
};

function headline({ path, action, written, reason }: InstalledAgent, style: Style): string {
  const shown = style.paint(printable(path), "strong");
  const words = done[action];
  if (words) return `${written ? style.paint(words[0], "good") : words[1]} ${shown}`;
  if (action === "same")
    return `${shown} is there already and the same${reason ? `, ${reason}` : ""}`;
  return `${shown} ${stays[action] ?? ""}`.trimEnd();
}

/** What the system or a source refused to do. */
export function failureLines({ path, message, advice }: Failure): string[] {
  const text = path === null ? message : `${path}: ${message}`;
  return [`  ${printable(text)}`, ...(advice === null ? [] : [`    ${printable(advice)}`])];
}

/** Why nothing was written, or not everything; for standard error. Empty when all went well. */
export function troublePretty(report: InstallReport, style: Style): string {
  const away = report.agents.filter(({ action }) => action === "unreachable");
  const lines = [...stopLines(report, style)];
  if (away.length > 0) {
    lines.push(`install-agent: ${style.paint("not brought up to date", "error")}`);
    for (const agent of away) lines.push(...reasonLines(agent));
  }
  return lines.map((line) => `${line}\n`).join("");
}

function stopLines(report: InstallReport, style: Style): readonly string[] {
  const blocked = troubled(report);
  const { failure } = report;
  if (blocked.length === 0 && !failure) return [];
  const aside = blocked.some(({ beside }) => beside.length > 0);
  const outcome = aside ? "no agent was written" : "nothing was written";
  const lines = [`install-agent: ${style.paint(outcome, "error")}`];
  for (const agent of blocked) {
    const [reason, ...advice] = reasonLines(agent);
    lines.push(reason!);
    if (agent.diff) {
      lines.push(`    ${style.paint("- yours", "error")}, ${style.paint("+ this one", "good")}`);
      lines.push(...diffLines(agent.diff, style));
    }
    lines.push(...advice);
  }
  return failure ? [...lines, ...failureLines(failure)] : lines;
}

function reasonLines({ name, reason, findings, advice }: InstalledAgent): readonly string[] {
  const what = `  ${printable(`${name}: ${reason ?? ""}`)}`;
  const more = findings.length - MOST_WARNINGS;
  return [
    what,
    ...findings.slice(1, MOST_WARNINGS).map((one) => `    ${printable(findingInWords(one))}`),
    ...(more > 0 ? [`    and ${more} more`] : []),
    ...(advice ? [`    ${printable(advice)}`] : []),
  ];
}

function troubled({ agents }: InstallReport): readonly InstalledAgent[] {
  return agents.filter(({ action }) => action === "conflict" || action === "refused");
}
