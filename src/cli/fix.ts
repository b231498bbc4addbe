import type { Reading } from "../client/reading.ts";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { replaceFile } from "../install/replace.ts";
import { fixFile } from "../lint/fix-loop.ts";
import type { RefusedFix } from "../lint/fix-loop.ts";
import type { Judged } from "../lint/lint.ts";
import type { Applicability } from "../rules/fix.ts";
import { linkedAway } from "./linked-away.ts";
import type { Ink } from "../report/report.ts";
import { styleFor } from "./terminal.ts";
import { printable } from "../text/printable.ts";
import type { Io } from "./io.ts";

interface Fixed {
  /** In the given order; those whose file was rewritten are read anew. */
  readonly readings: readonly Reading[];
  readonly applied: number;
  /** Paths of files that were rewritten. */
  readonly files: readonly string[];
  /** Paths that could not be rewritten, with the reason. */
  readonly failed: readonly { readonly path: string; readonly reason: string }[];
  readonly refused: readonly RefusedFix[];
}

/** Fixes each file by itself and writes what changed. */
export async function fixAll(
  readings: readonly Reading[],
  judged: Judged,
  allow: readonly Applicability[],
  io: Io,
): Promise<Fixed> {
  const after: Reading[] = [];
  const files: string[] = [];
  const failed: { path: string; reason: string }[] = [];
  const refused: RefusedFix[] = [];
  let applied = 0;
  for (const reading of readings) {
    const fixed = fixFile(reading, judged, allow);
    refused.push(...fixed.refused);
    const { path, text } = reading.document.file;
    if (fixed.applied === 0) {
      after.push(reading);
      continue;
    }
    const absolute = resolve(io.cwd, path);
    const reason =
      (await linkedAway(absolute, io.cwd)) ??
      (await replaced(absolute, text, fixed.reading.document.file.text));
    if (reason === undefined) {
      applied += fixed.applied;
      files.push(path);
      after.push(fixed.reading);
    } else {
      failed.push({ path, reason });
      after.push(reading);
    }
  }
  return { readings: after, applied, files, failed, refused };
}

/** Nothing, or why the file is as it was. */
async function replaced(absolute: string, before: string, after: string) {
  const result = await replaceFile(absolute, before, after);
  switch (result.kind) {
    case "written":
      return undefined;
    case "differs":
      return "it changed meanwhile";
    case "not-utf-8":
      return "it holds bytes that are no UTF-8, which would be lost";
    case "failed":
      return result.reason;
  }
}

interface Diff {
  /** One unified diff for all files; empty when nothing would change. */
  readonly patch: string;
  readonly refused: readonly RefusedFix[];
}

/** What fixing would change. */
export async function diffAll(
  readings: readonly Reading[],
  judged: Judged,
  allow: readonly Applicability[],
  io: Io,
): Promise<Diff> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import("diff");
  const refused: RefusedFix[] = [];
  const patches = readings.flatMap((reading) => {
    const fixed = fixFile(reading, judged, allow);
    refused.push(...fixed.refused);
    if (fixed.applied === 0) return [];
    const { path, text } = reading.document.file;
    const after = fixed.reading.document.file.text;
    const [from, to] = [`a/${patchPath(path, io.cwd)}`, `b/${patchPath(path, io.cwd)}`];
    const patch = createTwoFilesPatch(from, to, text, after, undefined, undefined, {
      headerOptions: FILE_HEADERS_ONLY,
    });
    return [patch];
  });
  // On a terminal a stranger's text must not act; in a pipe the patch must stay exact.
  const patch = patches.join("");
  return { patch: io.stdout.isTTY ? coloured(printable(patch, true), io) : patch, refused };
}

function coloured(patch: string, io: Io): string {
  const { paint } = styleFor(io.stdout, io.env);
  const ink = (line: string): Ink | undefined => {
    if (/^(?:---|\+\+\+) /.test(line)) return "strong";
    if (line.startsWith("@@")) return "faint";
    if (line.startsWith("+")) return "good";
    return line.startsWith("-") ? "error" : undefined;
  };
  const lines = patch.split("\n").map((line) => {
    const one = ink(line);
    return one === undefined ? line : paint(line, one);
  });
  return lines.join("\n");
}

/** Tells on standard error what was not fixed, and why. */
export async function tellRefused(refused: readonly RefusedFix[], io: Io): Promise<void> {
  for (const { diagnostic, reason } of refused) {
    const { path, range, fix } = diagnostic;
    const place = `${printable(path)}:${range.start.line}:${range.start.column}`;
    const title = printable(fix?.title ?? "");
    await io.stderr.write(`agentlint: ${place} left out "${title}", since ${printable(reason)}\n`);
  }
}

/** Below the folder in which the patch is applied, if the file is there; never with a root. */
function patchPath(path: string, cwd: string): string {
  const below = relative(cwd, resolve(cwd, path));
  const outside = isAbsolute(below) || below.split(sep)[0] === "..";
  return (outside ? path.replace(/^[\\/]+/, "") : below).replaceAll(sep, "/");
}
