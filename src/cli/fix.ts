import type { Reading } from "../client/reading.ts";
import { resolve } from "node:path";
import { replaceFile } from "../install/replace.ts";
import { fixFile } from "../lint/fix-loop.ts";
import type { Judged } from "../lint/lint.ts";
import { buildRoster } from "../roster/roster.ts";
import type { Applicability } from "../rules/fix.ts";
import { printable } from "../text/printable.ts";
import type { Io } from "./io.ts";
import type { Loaded } from "./load.ts";

/** Fixes each file by itself, writes what changed, and says on standard error what was done. */
export async function fixAndTell(
  loaded: Loaded,
  judged: Judged,
  allow: readonly Applicability[],
  io: Io,
): Promise<Loaded> {
  const { readings, applied, files, failed } = await fixAll(loaded.readings, judged, allow, io);
  for (const { path, reason } of failed) {
    await io.stderr.write(`agentlint: ${printable(path)} is left as it was: ${reason}\n`);
  }
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
  return { ...loaded, readings, rosters };
}

interface Fixed {
  /** In the given order; those whose file was rewritten are read anew. */
  readonly readings: readonly Reading[];
  readonly applied: number;
  /** Paths of files that were rewritten. */
  readonly files: readonly string[];
  /** Paths that could not be rewritten, with the reason. */
  readonly failed: readonly { readonly path: string; readonly reason: string }[];
}

async function fixAll(
  readings: readonly Reading[],
  judged: Judged,
  allow: readonly Applicability[],
  io: Io,
): Promise<Fixed> {
  const after: Reading[] = [];
  const files: string[] = [];
  const failed: { path: string; reason: string }[] = [];
  let applied = 0;
  for (const reading of readings) {
    const fixed = fixFile(reading, judged, allow);
    const { path, text } = reading.document.file;
    if (fixed.applied === 0) {
      after.push(reading);
      continue;
    }
    const result = await replaceFile(resolve(io.cwd, path), text, fixed.reading.document.file.text);
    if (result.kind === "written") {
      applied += fixed.applied;
      files.push(path);
      after.push(fixed.reading);
    } else {
      const reason =
        result.kind === "failed"
          ? result.reason
          : "it changed meanwhile, or holds bytes that are no UTF-8";
      failed.push({ path, reason });
      after.push(reading);
    }
  }
  return { readings: after, applied, files, failed };
}

/** What fixing would change, as one unified diff; empty when nothing would. */
export async function diffAll(
  readings: readonly Reading[],
  judged: Judged,
  allow: readonly Applicability[],
  io: Io,
): Promise<string> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import("diff");
  const patches = readings.flatMap((reading) => {
    const fixed = fixFile(reading, judged, allow);
    if (fixed.applied === 0) return [];
    const { path, text } = reading.document.file;
    const [from, to] = [`a/${path}`, `b/${path}`];
    const after = fixed.reading.document.file.text;
    const patch = createTwoFilesPatch(from, to, text, after, undefined, undefined, {
      headerOptions: FILE_HEADERS_ONLY,
    });
    return [patch];
  });
  // On a terminal a stranger's text must not act; in a pipe the patch must stay exact.
  return io.stdout.isTTY ? printable(patches.join(""), true) : patches.join("");
}
