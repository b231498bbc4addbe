import { clientAt } from "../client/client.ts";
import { readAgain } from "../client/reading.ts";
import { compareVersions } from "../client/version.ts";
import type { Reading } from "../client/reading.ts";
import { fixFile } from "../lint/fix-loop.ts";
import { lint } from "../lint/lint.ts";
import { countOf, upgradeJson, upgradePretty } from "../report/upgrade.ts";
import type { Mending, UpgradeReport } from "../report/upgrade.ts";
import { rules } from "../rules/index.ts";
import { compareDefaults, compareReadings, starts } from "../upgrade/compare.ts";
import { UsageError, exit } from "./io.ts";
import type { Io } from "./io.ts";
import { chooseClient } from "./choose.ts";
import { load } from "./load.ts";
import type { LoadOptions } from "./load.ts";
import { styleFor } from "./terminal.ts";

export interface UpgradeOptions extends Omit<LoadOptions, "client"> {
  readonly from?: string;
  readonly to?: string;
  readonly format: string;
}

export async function upgrade(
  paths: readonly string[],
  options: UpgradeOptions,
  io: Io,
): Promise<number> {
  const { from, to = clientAt().version, format, ...rest } = options;
  if (from === undefined) throw new UsageError("--from is needed: the version in use, as 2.1.150");
  if (format !== "pretty" && format !== "json") {
    throw new UsageError(`unknown format: ${format} (pretty, json)`);
  }
  const after = await chooseClient(to, io);
  const before = await chooseClient(from, io);
  if (compareVersions(from, to) > 0) throw new UsageError(`${from} is newer than ${to}`);
  const { readings, skipped } = await load(paths, { ...rest, client: from, config: false }, io);
  const report: UpgradeReport = {
    from,
    to,
    files: readings.length,
    defaults: compareDefaults(before, after),
    agents: readings.flatMap((older) => {
      const newer = readAgain(older, { client: after });
      const changes = compareReadings(older, newer);
      if (changes.length === 0) return [];
      const dies = changes.some(({ kind }) => kind === "dies");
      const judged = { rules, context: { today: io.today }, inline: false };
      const found = dies ? lint({ readings: [newer], ...judged }) : [];
      const findings = found.filter(({ effect }) => effect === "dead");
      const mendedBy = dies ? mending(newer, io.today) : null;
      return [{ path: newer.document.file.path, changes, findings, mendedBy }];
    }),
  };
  const style = styleFor(io.stdout, io.env);
  await io.stdout.write(format === "json" ? upgradeJson(report) : upgradePretty(report, style));
  if (skipped.some(({ named }) => named)) return exit.usage;
  return countOf(report, "dies") > 0 ? exit.findings : exit.clean;
}

/** The mildest fixes with which an agent starts again. */
function mending(reading: Reading, today: string): Mending | null {
  const lives = (allow: readonly Mending[]) =>
    starts(fixFile(reading, { rules, context: { today } }, allow).reading);
  if (lives(["safe"])) return "safe";
  return lives(["safe", "unsafe"]) ? "unsafe" : null;
}
