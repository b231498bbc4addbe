import type { Compared } from "../lint/baseline.ts";
import type { Diagnostic } from "../lint/diagnostic.ts";
import { lintAll } from "../lint/lint.ts";
import type { Applicability } from "../rules/fix.ts";
import type { Changed } from "./changed.ts";
import type { CheckOptions, CheckPlan } from "./check-options.ts";
import { exit } from "./io.ts";
import type { Io } from "./io.ts";
import { judgedBy } from "./judged.ts";
import { load } from "./load.ts";
import type { Loaded } from "./load.ts";
import type { Narrowed } from "./narrow.ts";
import { emit } from "./outputs.ts";
import { reportOf, sourcesOf } from "./report-of.ts";
import { verdict } from "./verdict.ts";
import type { View } from "./view.ts";

const everything = () => true;

/** From files to an exit code: load, fix, lint, compare with the baseline, narrow, report, judge. */
export async function checkOnce(plan: CheckPlan, io: Io, view?: View): Promise<number> {
  const { paths, options, outputs, limit } = plan;
  const changes = await changesAsked(options, io);
  const found = await load(paths, options, io, view ?? changes?.view);
  const narrowed = changes && (await import("./narrow.ts")).narrow(changes, found, io.cwd);
  if (options.diff) return showDiff(found, narrowed, options, io);

  const { loaded, unwritten } = options.fix
    ? await fixed(found, narrowed, options, io)
    : { loaded: found, unwritten: false };
  const judged = judgedBy(loaded, options, io);
  const { diagnostics, suppressed } = lintAll({ ...loaded, ...judged });
  const { fresh, known, stale } = await compared(options, diagnostics, loaded, narrowed, io);
  const caused = narrowed?.caused(diagnostics, loaded, judged, io) ?? everything;
  const listed = {
    fresh: fresh.filter(caused),
    known: known.filter(caused),
    suppressed: suppressed.filter(caused),
    judged: narrowed?.changed ?? everything,
  };
  await emit(reportOf(loaded, listed, options.quiet === true, io), outputs, io);
  const { skipped } = loaded;
  return verdict({ fresh: listed.fresh, stale, skipped, unwritten, limit }, io);
}

async function changesAsked(options: CheckOptions, io: Io): Promise<Changed | undefined> {
  if (options.since === undefined && !options.staged) return undefined;
  const { changedFiles } = await import("./narrow.ts");
  return changedFiles(options, io);
}

async function fixed(
  loaded: Loaded,
  narrowed: Narrowed | undefined,
  options: CheckOptions,
  io: Io,
): Promise<{ readonly loaded: Loaded; readonly unwritten: boolean }> {
  const { fixAndTell } = await import("./fix-and-tell.ts");
  const judged = judgedBy(loaded, options, io, narrowed?.changed);
  return fixAndTell(loaded, judged, allowed(options), io);
}

/** Exit code 1 when there is something to fix, so that a script can ask. */
async function showDiff(
  loaded: Loaded,
  narrowed: Narrowed | undefined,
  options: CheckOptions,
  io: Io,
): Promise<number> {
  const { diffAll, tellRefused } = await import("./fix.ts");
  const judged = judgedBy(loaded, options, io, narrowed?.changed);
  const { patch, refused } = await diffAll(loaded.readings, judged, allowed(options), io);
  await io.stdout.write(patch);
  await tellRefused(refused, io);
  if (loaded.skipped.some(({ named }) => named)) return exit.usage;
  return patch === "" ? exit.clean : exit.findings;
}

function allowed({ unsafe }: CheckOptions): readonly Applicability[] {
  return unsafe ? ["safe", "unsafe"] : ["safe"];
}

/** Without a baseline everything is new. */
async function compared(
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
