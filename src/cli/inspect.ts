import { inspectJson, inspectReading } from "../report/inspect.ts";
import { inspectPretty } from "../report/inspect-pretty.ts";
import { UsageError, exit } from "./io.ts";
import type { Io } from "./io.ts";
import { load } from "./load.ts";
import type { LoadOptions } from "./load.ts";
import { styleFor } from "./terminal.ts";

export interface InspectOptions extends LoadOptions {
  readonly format: string;
}

export async function inspect(
  paths: readonly string[],
  options: InspectOptions,
  io: Io,
): Promise<number> {
  if (options.format !== "pretty" && options.format !== "json") {
    throw new UsageError(`unknown format: ${options.format} (pretty, json)`);
  }
  const { client, readings, rosters, skipped } = await load(paths, options, io);
  const agents = readings.map((reading) => {
    const winner = rosters.map((roster) => roster.shadowedBy.get(reading)).find(Boolean);
    return inspectReading(reading, winner?.reading.document.file.path);
  });
  const text =
    options.format === "json"
      ? inspectJson(client.version, agents)
      : inspectPretty(client.version, agents, skipped, styleFor(io.stdout, io.env));
  await io.stdout.write(text);
  return skipped.some(({ named }) => named) ? exit.usage : exit.clean;
}
