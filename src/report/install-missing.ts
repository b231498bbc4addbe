import { printable } from "../text/printable.ts";
import type { InstallReport, InstalledAgent } from "./install.ts";
import { row, wrapped } from "./install-rows.ts";
import type { Style } from "./report.ts";

/** The project's own notes, which no agent brings and no project has to have. */
const OWN_NOTES = "CLAUDE.md";

/** Of those that refer to one thing, as many are named. */
const MOST_NAMES = 3;

/** What the agents look for in vain, each thing once; with who does, unless all do. */
export function missingBlocks(report: InstallReport, style: Style): string[][] {
  const told = report.agents.filter(({ written }) => written || !report.brief);
  if (told.length === 0) return [];
  const agents = missingFrom(told, ({ references }) =>
    references.agents.filter(({ present }) => !present).map(({ name }) => name),
  );
  const documents = missingFrom(told, ({ references }) =>
    references.documents.filter(({ present }) => present === false).map(({ path }) => path),
  );
  const readers = documents.get(OWN_NOTES);
  documents.delete(OWN_NOTES);
  const available = [...new Set(told.flatMap((agent) => agent.available))];
  const lines = [
    ...list("agents", agents, told, style),
    ...(available.length > 0
      ? [row("to add them", [report.command, ...available].join(" "), style)]
      : []),
    ...list("documents", documents, told, style),
    ...howToBring(told, report, style),
  ];
  return [
    ...(lines.length > 0 ? [["Referred to, and not there yet:", ...lines]] : []),
    ...(readers ? [[notesLine(readers, told, report)]] : []),
  ];
}

/** By what is missing: the names of the agents that refer to it. */
function missingFrom(
  told: readonly InstalledAgent[],
  missing: (agent: InstalledAgent) => readonly string[],
): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const agent of told) {
    for (const one of missing(agent)) found.set(one, [...(found.get(one) ?? []), agent.name]);
  }
  return found;
}

function list(
  label: string,
  missing: ReadonlyMap<string, readonly string[]>,
  told: readonly InstalledAgent[],
  style: Style,
): string[] {
  if (missing.size === 0) return [];
  const items = [...missing].map(([one, names]) =>
    names.length === told.length ? one : `${one} (${named(names, ", ")})`,
  );
  return wrapped(label, items, style);
}

/** The documents that a source has come along on request. */
function howToBring(
  told: readonly InstalledAgent[],
  { command }: InstallReport,
  style: Style,
): string[] {
  const missing = ({ references }: InstalledAgent) =>
    references.documents.filter(({ path, present }) => present === false && path !== OWN_NOTES);
  const agents = told.filter((agent) => missing(agent).some(({ available }) => available));
  if (agents.length === 0) return [];
  const requests = agents.map(({ request }) => request);
  const text = requests.includes(null)
    ? "say --with-docs"
    : [command, ...requests, "--with-docs"].join(" ");
  const all = told.every((agent) => missing(agent).every(({ available }) => available));
  return [row(all ? "to add them" : "to add some", text, style)];
}

function notesLine(
  readers: readonly string[],
  told: readonly InstalledAgent[],
  report: InstallReport,
): string {
  const all = readers.length === told.length;
  const subject = all ? pronoun(told, report) : printable(named(readers, " and "));
  const verb = readers.length === 1 ? "reads" : "read";
  return `Once the project has a ${OWN_NOTES}, ${subject} ${verb} that too; /init in Claude Code writes one`;
}

function pronoun(told: readonly InstalledAgent[], { agents }: InstallReport): string {
  if (told.length > 1) return "they";
  return agents.length === 1 ? "it" : printable(told[0]!.name);
}

function named(names: readonly string[], last: string): string {
  const more = names.length - MOST_NAMES;
  if (more > 0) return `${names.slice(0, MOST_NAMES).join(", ")} and ${more} more`;
  const before = names.slice(0, -1);
  return [...(before.length > 0 ? [before.join(", ")] : []), names.at(-1)!].join(last);
}
