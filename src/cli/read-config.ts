import { MAX_CONFIG_SIZE, parseConfig } from "../config/parse.ts";
import type { ConfigProblem } from "../config/parse.ts";
import type { ConfigData } from "../config/schema.ts";
import { readStart } from "../discover/read-file.ts";
import { codeOf } from "../machine/system-error.ts";
import { isThere } from "../machine/look.ts";
import { codeFrame } from "../report/frame.ts";
import { decode } from "../text/decode.ts";
import { printable } from "../text/printable.ts";
import { SourceFile } from "../text/source-file.ts";
import { UsageError } from "./io.ts";
import type { Io } from "./io.ts";
import { styleFor } from "./terminal.ts";

// Both are needed together, and loaded in one piece.
export { settingsOf } from "../config/settings.ts";

/**
 * Reads one configuration file; `shown` is how its path is shown.
 *
 * @throws UsageError that shows each place that is wrong.
 */
export async function readConfig(absolute: string, shown: string, io: Io): Promise<ConfigData> {
  let file: SourceFile;
  try {
    const { bytes, size } = readStart(absolute, MAX_CONFIG_SIZE);
    file = new SourceFile(shown, decode(bytes).text.replace(/^\uFEFF/, ""), size);
  } catch (error) {
    throw new UsageError(
      `the configuration ${printable(shown)} cannot be read: ${whyUnread(error, absolute)}`,
    );
  }
  const result = parseConfig(file);
  if (result.ok) return result.config;
  const blocks = result.problems.map((problem) => problemBlock(file, problem, io));
  throw new UsageError(`the configuration cannot be used\n\n${blocks.join("\n\n")}`);
}

function whyUnread(error: unknown, absolute: string): string {
  if (error instanceof Error && !("code" in error)) return error.message;
  const code = codeOf(error);
  return code === "ENOENT" && isThere(absolute) ? "a link that leads nowhere" : code;
}

function problemBlock(file: SourceFile, { span, message, help }: ConfigProblem, io: Io): string {
  const style = styleFor(io.stderr, io.env);
  const range = file.range(span);
  const place = `${printable(file.path)}:${range.start.line}:${range.start.column}`;
  const hint = help === undefined ? [] : [`  ${style.paint("help:", "good")} ${printable(help)}`];
  return [
    `${style.paint(place, "strong")} ${style.paint("error", "error")} ${printable(message)}`,
    ...codeFrame(file, range, "error", style),
    ...hint,
  ].join("\n");
}
