import { lint } from "../lint/lint.ts";
import { count } from "../report/report.ts";
import type { Report } from "../report/report.ts";
import { buildRoster } from "../roster/roster.ts";
import type { Applicability } from "../rules/fix.ts";
import { rules } from "../rules/index.ts";
import { printable } from "../text/printable.ts";
import { UsageError, exit } from "./io.ts";
import type { Io } from "./io.ts";
import type { Judged } from "./fix.ts";
import { load } from "./load.ts";
import type { LoadOptions, Loaded } from "./load.ts";
import { emit, outputsFor } from "./outputs.ts";

export interface CheckOptions extends LoadOptions {
  readonly format: string;
  readonly quiet?: boolean;
  readonly maxWarnings?: string;
  readonly outputFile?: readonly string[];
  readonly fix?: boolean;
  readonly unsafe?: boolean;
  readonly diff?: boolean;
}

export async function check(
  paths: readonly string[],
  options: CheckOptions,
  io: Io,
): Promise<number> {
  const outputs = outputsFor(options.format, options.outputFile ?? []);
  const limit = warningLimit(options.maxWarnings);
  if (options.unsafe && !options.fix && !options.diff) {
    throw new UsageError("--unsafe goes with --fix or --diff");
  }
  if (options.agentsJson !== undefined && (options.fix || options.diff)) {
    throw new UsageError("--agents-json is only read; --fix and --diff are for files");
  }
  const loaded = await load(paths, options, io);
  if (options.diff) return showDiff(loaded, options, io);
  const { client, readings, rosters, skipped, unwritten } = options.fix
    ? await fixed(loaded, paths, options, io)
    : { ...loaded, unwritten: false };
  const found = lint({ readings, rosters, ...judgedBy(loaded, io) });
  const { errors, warnings } = count(found);
  const report: Report = {
    toolVersion: io.assets.version,
    client: client.version,
    files: new Set(readings.map(({ document }) => document.file.path)).size,
    skipped: skipped.map(({ path, reason }) => ({ path, reason })),
    diagnostics: options.quiet ? found.filter((one) => one.severity === "error") : found,
    sources: new Map(
      [...readings, ...rosters.flatMap(({ companions }) => companions)].map(({ document }) => [
        document.file.path,
        document.file,
      ]),
    ),
  };
  await emit(report, outputs, io);

  // A file that was asked for by name and could not be read must not pass for a clean one.
  if (skipped.some(({ named }) => named)) return exit.usage;
  if (errors > 0) return exit.findings;
  if (unwritten) return exit.usage;
  if (warnings > limit) {
    await io.stderr.write(`agentlint: ${warnings} warnings, and at most ${limit} are allowed\n`);
    return exit.findings;
  }
  return exit.clean;
}

/** Exit code 1 when there is something to fix, so that a script can ask. */
async function showDiff(loaded: Loaded, options: CheckOptions, io: Io): Promise<number> {
  const { diffAll, tellRefused } = await import("./fix.ts");
  const judged = judgedBy(loaded, io);
  const { patch, refused } = await diffAll(loaded.readings, judged, allowed(options), io);
  await io.stdout.write(patch);
  await tellRefused(refused, io);
  if (loaded.skipped.some(({ named }) => named)) return exit.usage;
  return patch === "" ? exit.clean : exit.findings;
}

async function fixed(
  loaded: Loaded,
  paths: readonly string[],
  options: CheckOptions,
  io: Io,
): Promise<Loaded & { readonly unwritten: boolean }> {
  if (options.stdin || paths.includes("-")) {
    throw new UsageError("standard input has no file to fix; --diff shows what would change");
  }
  const { fixAll, tellRefused } = await import("./fix.ts");
  const judged = judgedBy(loaded, io);
  const done = await fixAll(loaded.readings, judged, allowed(options), io);
  const { readings, applied, files, failed, refused } = done;
  for (const { path, reason } of failed) {
    await io.stderr.write(`agentlint: ${printable(path)} is left as it was: ${reason}\n`);
  }
  await tellRefused(refused, io);
  if (applied > 0) {
    const places = `${files.length} ${files.length === 1 ? "file" : "files"}`;
    await io.stderr.write(
      `agentlint: applied ${applied} ${applied === 1 ? "fix" : "fixes"} in ${places}\n`,
    );
  }
  const renewed = new Map(loaded.readings.map((old, at) => [old, readings[at]!]));
  const rosters = loaded.rosters.map(({ members, ...surroundings }) =>
    buildRoster(
      members.map(({ reading, root }) => ({ reading: renewed.get(reading) ?? reading, root })),
      surroundings,
    ),
  );
  return { ...loaded, readings, rosters, unwritten: failed.length > 0 };
}

/** What decides which findings there are, for linting as for fixing. */
function judgedBy({ beside }: Loaded, io: Io): Judged {
  return { rules, context: { today: io.today, beside: (path) => beside.get(path) } };
}

function allowed({ unsafe }: CheckOptions): readonly Applicability[] {
  return unsafe ? ["safe", "unsafe"] : ["safe"];
}

function warningLimit(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`--max-warnings takes a whole number, not ${text}`);
}
