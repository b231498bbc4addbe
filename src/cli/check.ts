import type { Diagnostic } from "../lint/diagnostic.ts";
import { lintAll } from "../lint/lint.ts";
import type { Judged, LintResult } from "../lint/lint.ts";
import { count } from "../report/report.ts";
import type { Report } from "../report/report.ts";
import type { Applicability } from "../rules/fix.ts";
import { rules } from "../rules/index.ts";
import { UsageError, exit } from "./io.ts";
import type { Io } from "./io.ts";
import { load } from "./load.ts";
import type { LoadOptions, Loaded } from "./load.ts";
import { emit, outputsOf } from "./outputs.ts";

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
}

/** From files to an exit code: load, fix, lint, report, judge. */
export async function check(
  paths: readonly string[],
  options: CheckOptions,
  io: Io,
): Promise<number> {
  if (options.printConfig !== undefined) {
    const { printConfig } = await import("./print-config.ts");
    return printConfig(options.printConfig, options, io);
  }
  const outputs = await outputsOf(options.format, options.outputFile);
  const limit = warningLimit(options.maxWarnings);
  refuseOddPairs(paths, options);

  let loaded = await load(paths, options, io);
  if (options.diff) return showDiff(loaded, options, io);
  if (options.fix) {
    const { fixAndTell } = await import("./fix.ts");
    loaded = await fixAndTell(loaded, judgedBy(loaded, options, io), allowed(options), io);
  }
  const { readings, rosters } = loaded;
  const result = lintAll({ readings, rosters, ...judgedBy(loaded, options, io) });
  await emit(outputs, reportOf(loaded, result, options, io), io);
  return verdict(result.diagnostics, loaded, limit, io);
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

function reportOf(
  { client, readings, rosters, skipped, settings }: Loaded,
  { diagnostics, suppressed }: LintResult,
  options: CheckOptions,
  io: Io,
): Report {
  return {
    toolVersion: io.assets.version,
    client: client.version,
    files: readings.filter(({ document }) => !settings.get(document.file.path)!.ignored).length,
    skipped: skipped.map(({ path, reason }) => ({ path, reason })),
    diagnostics: options.quiet
      ? diagnostics.filter((one) => one.severity === "error")
      : diagnostics,
    suppressed,
    sources: new Map(
      [...readings, ...rosters.flatMap(({ companions }) => companions)].map(({ document }) => [
        document.file.path,
        document.file,
      ]),
    ),
  };
}

async function verdict(
  found: readonly Diagnostic[],
  { skipped }: Loaded,
  limit: number,
  io: Io,
): Promise<number> {
  const { errors, warnings } = count(found);
  // A file that was asked for by name and could not be read must not pass for a clean one.
  if (skipped.some(({ named }) => named)) return exit.usage;
  if (errors > 0) return exit.findings;
  if (warnings > limit) {
    await io.stderr.write(`agentlint: ${warnings} warnings, and at most ${limit} are allowed\n`);
    return exit.findings;
  }
  return exit.clean;
}

/** Exit code 1 when there is something to fix, so that a script can ask. */
async function showDiff(loaded: Loaded, options: CheckOptions, io: Io): Promise<number> {
  const { diffAll } = await import("./fix.ts");
  const patch = await diffAll(loaded.readings, judgedBy(loaded, options, io), allowed(options), io);
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
  if (options.fix && !options.diff && (options.stdin || paths.includes("-"))) {
    throw new UsageError("standard input has no file to fix; --diff shows what would change");
  }
}

function warningLimit(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`--max-warnings takes a whole number, not ${text}`);
}
