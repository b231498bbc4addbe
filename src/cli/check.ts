import { lintAll } from "../lint/lint.ts";
import type { Compared } from "../lint/baseline.ts";
import type { Diagnostic } from "../lint/diagnostic.ts";
import type { Judged } from "../lint/lint.ts";
import type { Applicability } from "../rules/fix.ts";
import { rules } from "../rules/index.ts";
import { UsageError, exit } from "./io.ts";
import type { Io } from "./io.ts";
import { load } from "./load.ts";
import type { LoadOptions, Loaded } from "./load.ts";
import { emit, outputsFor } from "./outputs.ts";
import type { Output } from "./outputs.ts";
import { reportOf, sourcesOf } from "./report-of.ts";
import { verdict } from "./verdict.ts";

export interface CheckOptions extends LoadOptions {
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
  const loaded = await load(paths, options, io);
  if (options.diff) return showDiff(loaded, options, io);
  return checkLoaded(loaded, { ...options, outputs, limit }, io);
}

async function checkLoaded(
  before: Loaded,
  options: CheckOptions & { readonly outputs: readonly Output[]; readonly limit: number },
  io: Io,
): Promise<number> {
  let loaded = before;
  if (options.fix) {
    const { fixAndTell } = await import("./fix.ts");
    loaded = await fixAndTell(loaded, judgedBy(loaded, options, io), allowed(options), io);
  }
  const { readings, rosters } = loaded;
  const { diagnostics, suppressed } = lintAll({
    readings,
    rosters,
    ...judgedBy(loaded, options, io),
  });
  const { fresh, known, stale } = await compareWith(options, diagnostics, loaded, io);
  const report = reportOf(loaded, { fresh, known, suppressed }, options.quiet === true, io);
  await emit(report, options.outputs, io);
  return verdict({ fresh, stale, skipped: loaded.skipped, limit: options.limit }, io);
}

/** Without a baseline everything is new. */
async function compareWith(
  { baseline, updateBaseline }: CheckOptions,
  diagnostics: readonly Diagnostic[],
  loaded: Loaded,
  io: Io,
): Promise<Compared> {
  if (baseline === undefined) return { fresh: diagnostics, known: [], stale: [] };
  const { withBaseline } = await import("./baseline.ts");
  const options = { baseline, updateBaseline: updateBaseline === true };
  return withBaseline(options, diagnostics, sourcesOf(loaded), loaded, io);
}

/** What decides which findings there are, for linting as for fixing. */
function judgedBy({ settings }: Loaded, options: CheckOptions, io: Io): Judged {
  const silent = () => "off" as const;
  return {
    rules,
    context: { today: io.today },
    inline: options.inline,
    extensionKeys: (path) => settings.get(path)!.extensionKeys,
    levels: (path) => {
      const { ignored, level } = settings.get(path)!;
      return ignored ? silent : level;
    },
  };
}

/** Exit code 1 when there is something to fix, so that a script can ask. */
async function showDiff(loaded: Loaded, options: CheckOptions, io: Io): Promise<number> {
  const { diffAll } = await import("./fix.ts");
  const judged = judgedBy(loaded, options, io);
  const patch = await diffAll(loaded.readings, judged, allowed(options), io);
  await io.stdout.write(patch);
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
  if (options.fix && !options.diff && (options.stdin || paths.includes("-"))) {
    throw new UsageError("standard input has no file to fix; --diff shows what would change");
  }
}

function warningLimit(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`--max-warnings takes a whole number, not ${text}`);
}
