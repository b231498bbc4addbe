import type { LevelOf, Levels } from "../lint/levels.ts";
import { lintAll } from "../lint/lint.ts";
import type { Compared } from "../lint/baseline.ts";
import type { Diagnostic } from "../lint/diagnostic.ts";
import type { Judged } from "../lint/lint.ts";
import type { Applicability } from "../rules/fix.ts";
import { rules } from "../rules/index.ts";
import { UsageError, exit } from "./io.ts";
import type { Io } from "./io.ts";
import type { ChangeOptions, Changed } from "./changed.ts";
import { load } from "./load.ts";
import type { LoadOptions, Loaded } from "./load.ts";
import type { Narrowed } from "./narrow.ts";
import { emit, outputsFor } from "./outputs.ts";
import { reportOf, sourcesOf } from "./report-of.ts";
import { verdict } from "./verdict.ts";

export interface CheckOptions extends LoadOptions, ChangeOptions {
  readonly format: string;
  readonly quiet?: boolean;
  readonly maxWarnings?: string;
  readonly outputFile?: readonly string[];
  readonly fix?: boolean;
  readonly unsafe?: boolean;
  readonly diff?: boolean;
  readonly printConfig?: string;
  /** `false`: comments in the files suppress nothing. */
  readonly inline: boolean;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
}

/** From files to an exit code: load, fix, lint, compare with the baseline, report, judge. */
export async function check(
  paths: readonly string[],
  options: CheckOptions,
  io: Io,
): Promise<number> {
  if (options.printConfig !== undefined) {
    const { printConfig } = await import("./print-config.ts");
    return printConfig(options.printConfig, options, io);
  }
  const outputs = outputsFor(options.format, options.outputFile ?? []);
  const limit = warningLimit(options.maxWarnings);
  refuseOddPairs(paths, options);
  const changes = await changesAsked(options, io);
  const whole = await load(paths, options, io, changes?.view);
  const narrowed = changes && (await import("./narrow.ts")).narrow(changes, whole, io.cwd);
  if (options.diff) return showDiff(whole, narrowed, options, io);

  const { loaded, unwritten } = options.fix
    ? await fixed(whole, narrowed, options, io)
    : { loaded: whole, unwritten: false };
  const judged = judgedBy(loaded, options, io);
  const { diagnostics, suppressed } = lintAll({ ...loaded, ...judged });
  const { fresh, known, stale } = await compareWith(options, diagnostics, loaded, narrowed, io);
  const caused = narrowed?.caused(diagnostics, loaded, judged, io) ?? (() => true);
  const found = {
    fresh: fresh.filter(caused),
    known: known.filter(caused),
    suppressed: suppressed.filter(caused),
    judged: narrowed?.changed ?? (() => true),
  };
  await emit(reportOf(loaded, found, options.quiet === true, io), outputs, io);
  const { skipped } = loaded;
  return verdict({ fresh: found.fresh, stale, skipped, unwritten, limit }, io);
}

async function changesAsked(options: CheckOptions, io: Io): Promise<Changed | undefined> {
  if (options.since === undefined && !options.staged) return undefined;
  const { changedFiles } = await import("./changed.ts");
  return changedFiles(options, io);
}

async function fixed(
  loaded: Loaded,
  narrowed: Narrowed | undefined,
  options: CheckOptions,
  io: Io,
): Promise<{ readonly loaded: Loaded; readonly unwritten: boolean }> {
  const { fixAndTell } = await import("./fix-and-tell.ts");
  return fixAndTell(loaded, fixable(loaded, narrowed, options, io), allowed(options), io);
}

/** Files that did not change are not repaired either. */
function fixable(
  loaded: Loaded,
  narrowed: Narrowed | undefined,
  options: CheckOptions,
  io: Io,
): Judged {
  const judged = judgedBy(loaded, options, io);
  if (!narrowed) return judged;
  return { ...judged, levels: (path) => (narrowed.changed(path) ? judged.levels(path) : silent) };
}

/** Without a baseline everything is new. */
async function compareWith(
  { baseline, updateBaseline }: CheckOptions,
  diagnostics: readonly Diagnostic[],
  loaded: Loaded,
  narrowed: Narrowed | undefined,
  io: Io,
): Promise<Compared> {
  if (baseline === undefined) return { fresh: diagnostics, known: [], stale: [] };
  const { withBaseline } = await import("./baseline.ts");
  const update = updateBaseline === true;
  const options = { baseline, update, ...(narrowed && { only: narrowed.changed }) };
  return withBaseline(options, diagnostics, sourcesOf(loaded), loaded, io);
}

const silent: LevelOf = () => "off";

/** What decides which findings there are, for linting as for fixing. */
function judgedBy(
  { beside, settings }: Loaded,
  options: CheckOptions,
  io: Io,
): Judged & { levels: Levels } {
  return {
    rules,
    context: { today: io.today, beside: (path) => beside.get(path) },
    inline: options.inline,
    extensionKeys: (path) => settings.get(path)!.extensionKeys,
    levels: (path) => {
      const { ignored, level } = settings.get(path)!;
      return ignored ? silent : level;
    },
  };
}

/** Exit code 1 when there is something to fix, so that a script can ask. */
async function showDiff(
  loaded: Loaded,
  narrowed: Narrowed | undefined,
  options: CheckOptions,
  io: Io,
): Promise<number> {
  const { diffAll, tellRefused } = await import("./fix.ts");
  const judged = fixable(loaded, narrowed, options, io);
  const { patch, refused } = await diffAll(loaded.readings, judged, allowed(options), io);
  await io.stdout.write(patch);
  await tellRefused(refused, io);
  if (loaded.skipped.some(({ named }) => named)) return exit.usage;
  return patch === "" ? exit.clean : exit.findings;
}

function allowed({ unsafe }: CheckOptions): readonly Applicability[] {
  return unsafe ? ["safe", "unsafe"] : ["safe"];
}

function refuseOddPairs(paths: readonly string[], options: CheckOptions): void {
  if (options.unsafe && !options.fix && !options.diff) {
    throw new UsageError("--unsafe goes with --fix or --diff");
  }
  if (options.updateBaseline && options.baseline === undefined) {
    throw new UsageError("--update-baseline goes with --baseline, which names the file");
  }
  if (options.staged && options.since !== undefined) {
    throw new UsageError("--staged and --since are two answers to one question");
  }
  if (options.staged && options.fix && !options.diff) {
    throw new UsageError("--fix writes into the working tree, and --staged does not look there");
  }
  const narrowing = options.staged ? "--staged" : options.since === undefined ? "" : "--since";
  if (narrowing && options.updateBaseline) {
    throw new UsageError(`--update-baseline is about every file, ${narrowing} about some`);
  }
  if (narrowing && (options.stdin || paths.includes("-"))) {
    throw new UsageError(`standard input is not in the repository that ${narrowing} asks about`);
  }
  if (options.fix && !options.diff && (options.stdin || paths.includes("-"))) {
    throw new UsageError("standard input has no file to fix; --diff shows what would change");
  }
}

function warningLimit(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`--max-warnings takes a whole number, not ${text}`);
}
