import { statsJson, statsPretty } from "../report/stats.ts";
import { joinRosters } from "../roster/roster.ts";
import { rosterStats } from "../roster/stats.ts";
import { printable } from "../text/printable.ts";
import { UsageError, exit } from "./io.ts";
import type { Io } from "./io.ts";
import { load } from "./load.ts";
import type { LoadOptions } from "./load.ts";
import { styleFor } from "./terminal.ts";

export interface StatsOptions extends LoadOptions {
  readonly format: string;
}

export async function stats(
  paths: readonly string[],
  options: StatsOptions,
  io: Io,
): Promise<number> {
  const { format } = options;
  if (format !== "pretty" && format !== "json") {
    throw new UsageError(`unknown format: ${format} (pretty, json)`);
  }
  if (options.isolated) throw new UsageError("stats are of agents together, not --isolated");
  const { client, rosters, skipped } = await load(paths, options, io);
  const found = rosterStats(joinRosters(rosters));
  await io.stdout.write(
    format === "json"
      ? statsJson(client.version, found)
      : statsPretty(client.version, found, styleFor(io.stdout, io.env)),
  );
  const named = skipped.filter((one) => one.named);
  for (const { path, reason } of named) {
    await io.stderr.write(`agentlint: skipped ${printable(path)}: ${printable(reason)}\n`);
  }
  return named.length > 0 ? exit.usage : exit.clean;
}
