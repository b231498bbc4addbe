import { json } from "../report/json.ts";
import { pretty } from "../report/pretty.ts";
import { plain } from "../report/report.ts";
import type { Report, Reporter } from "../report/report.ts";
import { UsageError } from "./io.ts";
import type { Io } from "./io.ts";
import { styleFor } from "./terminal.ts";
import { writeOutput } from "./write-output.ts";

/** One rendering of the report, and where it goes: into a file, or to standard output. */
export interface Output {
  readonly format: Format;
  readonly file?: string;
}

/** The two that are asked for most are at hand; the others are loaded when they are wanted. */
const reporters = {
  pretty: () => pretty,
  json: () => json,
  github: async () => (await import("../report/github.ts")).github,
  sarif: async () => (await import("../report/sarif.ts")).sarif,
  junit: async () => (await import("../report/junit.ts")).junit,
} satisfies Record<string, () => Reporter | Promise<Reporter>>;

type Format = keyof typeof reporters;

/**
 * What `--format` and `--output-file` ask for together: a file alone takes the report away from the
 * terminal, `FORMAT=FILE` is written besides.
 *
 * @throws UsageError for a format that there is not, or for two files that take the report away.
 */
export function outputsFor(format: string, files: readonly string[]): readonly Output[] {
  const main = formatNamed(format);
  const extra: Output[] = [];
  let away: string | undefined;
  for (const text of files) {
    const [, name, file] = /^(\w+)=(.+)$/s.exec(text) ?? [];
    if (name !== undefined && file !== undefined) extra.push({ format: formatNamed(name), file });
    else if (away === undefined) away = text;
    else throw new UsageError("--output-file takes one file without a format; write FORMAT=FILE");
  }
  const first = { format: main, ...(away !== undefined && { file: away }) };
  return [first, ...extra];
}

function formatNamed(name: string): Format {
  if (Object.hasOwn(reporters, name)) return name as Format;
  throw new UsageError(`unknown format: ${name} (${Object.keys(reporters).join(", ")})`);
}

/**
 * Renders the report in each form, and writes files before standard output.
 *
 * @throws UsageError when a file cannot be written.
 */
export async function emit(report: Report, outputs: readonly Output[], io: Io): Promise<void> {
  const placed = { ...report, inRepository: await pathsInRepository(io) };
  for (const { format, file } of outputs.toSorted((a, b) => Number(!a.file) - Number(!b.file))) {
    const reporter = await reporters[format]();
    const whole =
      format === "sarif" ? await (await import("./full-report.ts")).inFull(placed, io) : placed;
    const style = file === undefined ? styleFor(io.stdout, io.env) : plain;
    await writeOutput(reporter(whole, style), file, io);
  }
}

/** A workflow that runs in a folder of the repository is told of paths from its root. */
async function pathsInRepository(io: Io): Promise<(path: string) => string> {
  const root = io.env["GITHUB_WORKSPACE"];
  if (!root) return (path) => path;
  const { isAbsolute, relative, resolve, sep } = await import("node:path");
  return (path) => {
    const inside = relative(root, resolve(io.cwd, path));
    const outside = inside === "" || inside.startsWith("..") || isAbsolute(inside);
    return outside ? path : inside.replaceAll(sep, "/");
  };
}
