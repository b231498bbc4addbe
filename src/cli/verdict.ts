import type { Skipped } from "../discover/found.ts";
import type { BaselineEntry } from "../lint/baseline.ts";
import type { Diagnostic } from "../lint/diagnostic.ts";
import { count } from "../report/report.ts";
import { exit } from "./io.ts";
import type { Io } from "./io.ts";

export interface Judgement {
  /** What the baseline does not know. */
  readonly fresh: readonly Diagnostic[];
  readonly stale: readonly BaselineEntry[];
  readonly skipped: readonly Skipped[];
  /** A file could not be rewritten that a fix was for. */
  readonly unwritten: boolean;
  /** How many warnings are allowed. */
  readonly limit: number;
}

/** The exit code of a check. */
export async function verdict(
  { fresh, stale, skipped, unwritten, limit }: Judgement,
  io: Io,
): Promise<number> {
  const { errors, warnings } = count(fresh);
  // A file that was asked for by name and could not be read must not pass for a clean one.
  if (skipped.some(({ named }) => named)) return exit.usage;
  if (errors > 0) return exit.findings;
  if (unwritten) return exit.usage;
  if (warnings > limit) {
    await io.stderr.write(`agentlint: ${warnings} warnings, and at most ${limit} are allowed\n`);
    return exit.findings;
  }
  // A baseline that is never tightened would let what was mended come back.
  return stale.length > 0 ? exit.findings : exit.clean;
}
