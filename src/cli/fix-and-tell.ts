import type { Judged } from "../lint/lint.ts";
import { buildRoster } from "../roster/roster.ts";
import type { Applicability } from "../rules/fix.ts";
import { printable } from "../text/printable.ts";
import { fixAll, tellRefused } from "./fix.ts";
import type { Io } from "./io.ts";
import type { Loaded } from "./load.ts";

/** Fixes each file by itself, writes what changed, and says on standard error what was done. */
export async function fixAndTell(
  loaded: Loaded,
  judged: Judged,
  allow: readonly Applicability[],
  io: Io,
): Promise<{ readonly loaded: Loaded; readonly unwritten: boolean }> {
  const done = await fixAll(loaded.readings, judged, allow, io);
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
  return { loaded: { ...loaded, readings, rosters }, unwritten: failed.length > 0 };
}
