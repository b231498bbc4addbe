import { plain } from "../report/report.ts";
import type { Report, Reporter } from "../report/report.ts";
import { UsageError } from "./io.ts";
import type { Io } from "./io.ts";
import { styleFor } from "./terminal.ts";

/** Each reporter is loaded when it is asked for. */
const reporters: Readonly<Record<string, () => Promise<Reporter>>> = {
  pretty: async () => (await import("../report/pretty.ts")).pretty,
  json: async () => (await import("../report/json.ts")).json,
};

export const formatNames: readonly string[] = Object.keys(reporters);

/** A report in one format, into a file or else to standard output. */
export interface Output {
  readonly reporter: Reporter;
  /** As it was named. */
  readonly file?: string;
}

/**
 * `format` goes to standard output. A file that is given as `name=file` gets a report of its own in
 * that format; one that is given alone takes the place of standard output.
 *
 * @throws UsageError for a format that there is not.
 */
export async function outputsOf(
  format: string,
  files: readonly string[] = [],
): Promise<readonly Output[]> {
  const outputs: Output[] = [];
  let alone: string | undefined;
  for (const given of files) {
    const [name, file] = splitAtFirst(given, "=");
    if (file !== undefined && formatNames.includes(name)) {
      outputs.push({ reporter: await reporterNamed(name), file });
    } else if (alone === undefined) alone = given;
    else throw new UsageError(`--output-file: ${alone} and ${given} are two places for one report`);
  }
  const reporter = await reporterNamed(format);
  return [...outputs, { reporter, ...(alone !== undefined && { file: alone }) }];
}

export async function emit(outputs: readonly Output[], report: Report, io: Io): Promise<void> {
  for (const { reporter, file } of outputs) {
    if (file === undefined) await io.stdout.write(reporter(report, styleFor(io.stdout, io.env)));
    else await writeReport(file, reporter(report, plain), io);
  }
}

async function writeReport(file: string, text: string, io: Io): Promise<void> {
  const { writeFile } = await import("node:fs/promises");
  const { resolve } = await import("node:path");
  try {
    await writeFile(resolve(io.cwd, file), text);
  } catch (error) {
    throw new UsageError(`cannot write ${file}: ${(error as Error).message}`);
  }
}

async function reporterNamed(format: string): Promise<Reporter> {
  const reporter = Object.hasOwn(reporters, format) ? reporters[format] : undefined;
  if (!reporter) throw new UsageError(`unknown format: ${format} (${formatNames.join(", ")})`);
  return reporter();
}

function splitAtFirst(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + mark.length)];
}
