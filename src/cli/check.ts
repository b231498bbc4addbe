import { lint } from "../lint/lint.ts";
import { json } from "../report/json.ts";
import { pretty } from "../report/pretty.ts";
import { count, plain } from "../report/report.ts";
import type { Report, Reporter } from "../report/report.ts";
import { rules } from "../rules/index.ts";
import { UsageError, exit } from "./io.ts";
import type { Io } from "./io.ts";
import { load } from "./load.ts";
import type { LoadOptions } from "./load.ts";
import { styleFor } from "./terminal.ts";

export interface CheckOptions extends LoadOptions {
  readonly format: string;
  readonly quiet?: boolean;
  readonly maxWarnings?: string;
  readonly outputFile?: string;
}

const reporters: Readonly<Record<string, Reporter>> = { pretty, json };

export async function check(
  paths: readonly string[],
  options: CheckOptions,
  io: Io,
): Promise<number> {
  const reporter = reporterNamed(options.format);
  const limit = warningLimit(options.maxWarnings);
  const { client, readings, rosters, skipped } = await load(paths, options, io);
  const found = lint({ readings, rosters, rules, context: { today: io.today } });
  const { errors, warnings } = count(found);
  const report: Report = {
    toolVersion: io.assets.version,
    client: client.version,
    files: readings.length,
    skipped: skipped.map(({ path, reason }) => ({ path, reason })),
    diagnostics: options.quiet ? found.filter((one) => one.severity === "error") : found,
    sources: new Map(readings.map(({ document }) => [document.file.path, document.file])),
  };
  await emit(reporter, report, options.outputFile, io);

  // A file that was asked for by name and could not be read must not pass for a clean one.
  if (skipped.some(({ named }) => named)) return exit.usage;
  if (errors > 0) return exit.findings;
  if (warnings > limit) {
    await io.stderr.write(`agentlint: ${warnings} warnings, and at most ${limit} are allowed\n`);
    return exit.findings;
  }
  return exit.clean;
}

async function emit(
  reporter: Reporter,
  report: Report,
  file: string | undefined,
  io: Io,
): Promise<void> {
  if (file === undefined) {
    await io.stdout.write(reporter(report, styleFor(io.stdout, io.env)));
    return;
  }
  const { writeFile } = await import("node:fs/promises");
  const { resolve } = await import("node:path");
  try {
    await writeFile(resolve(io.cwd, file), reporter(report, plain));
  } catch (error) {
    throw new UsageError(`cannot write ${file}: ${(error as Error).message}`);
  }
}

function reporterNamed(format: string): Reporter {
  const reporter = Object.hasOwn(reporters, format) ? reporters[format] : undefined;
  if (reporter) return reporter;
  throw new UsageError(`unknown format: ${format} (${Object.keys(reporters).join(", ")})`);
}

function warningLimit(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`--max-warnings takes a whole number, not ${text}`);
}
