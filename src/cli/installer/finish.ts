import { failedJson } from "../../report/failed.ts";
import type { InstallReport } from "../../report/install.ts";
import { installJson, unreachableAgent } from "../../report/install.ts";
import { installPretty, troublePretty } from "../../report/install-pretty.ts";
import { printable } from "../../text/printable.ts";
import type { Io } from "../io.ts";
import { shownFrom } from "../shown-path.ts";
import { styleFor } from "../terminal.ts";
import type { Unreachable } from "./again.ts";
import { cancel } from "./cancel.ts";
import type { Outcome } from "./carry-out.ts";
import type { Context, PlaceOptions } from "./context.ts";
import { exit } from "./exit.ts";
import { reportOf } from "./report.ts";
import { stopTrouble, troubleOf } from "./trouble.ts";
import type { Trouble } from "./trouble.ts";

export interface FinishOptions {
  readonly dryRun?: boolean | undefined;
  readonly json?: boolean | undefined;
  readonly diff: boolean;
  readonly offered: readonly string[];
  readonly brief?: boolean;
  /** Documents come along because that was asked for now. */
  readonly withDocs?: boolean;
  /** Agents that would have been looked at, had their sources given them. */
  readonly unreachable?: readonly Unreachable[];
}

/** Prints what became of a plan; gives the exit code. */
export async function finish(
  outcome: Outcome,
  options: FinishOptions,
  context: Context,
): Promise<number> {
  const { io } = context;
  const { diff, offered, json } = options;
  if (outcome.cancelled) return cancel(options, io);
  const { brief = false, dryRun = false, withDocs = false, unreachable = [] } = options;
  const known = reportOf(outcome, { diff, offered, dryRun, brief, withDocs }, context);
  const report = { ...known, agents: [...known.agents, ...unreachable.map(unreachableAgent)] };
  await io.stdout.write(
    json ? installJson(report) : installPretty(report, styleFor(io.stdout, io.env)),
  );
  const trouble = troublePretty(report, styleFor(io.stderr, io.env));
  if (trouble !== "") await io.stderr.write(trouble);
  return codeOf(report, outcome, unreachable);
}

function codeOf(
  { agents }: InstallReport,
  { stop }: Outcome,
  unreachable: readonly Unreachable[],
): number {
  if (agents.some(({ action }) => action === "refused")) return exit.refused;
  if (agents.some(({ action }) => action === "conflict")) return exit.conflict;
  if (stop) return stopTrouble(stop).code;
  return unreachable.length > 0 ? exit.failure : exit.done;
}

/** Says why a command came to nothing. Faults of the program go on as they are. */
export async function giveUp(error: unknown, options: PlaceOptions, io: Io): Promise<number> {
  const trouble = troubleOf(error);
  if (!trouble) throw error;
  const shown = shownFrom(options, io);
  await io.stderr.write(troubleText(trouble, shown));
  if (options.json) {
    const { path, message, advice } = trouble;
    const failure = { path: path === null ? null : shown(path), message, advice };
    await io.stdout.write(failedJson(failure));
  }
  return trouble.code;
}

function troubleText({ path, message, advice }: Trouble, shown: (path: string) => string): string {
  if (path === null) {
    return `install-agent: ${printable(message)}${advice === null ? "" : `; ${printable(advice)}`}\n`;
  }
  const hint = advice === null ? "" : `    ${printable(advice)}\n`;
  return `install-agent: nothing was written\n  ${printable(`${shown(path)}: ${message}`)}\n${hint}`;
}
