import type { Reading } from "../client/reading.ts";
import { inspectJson, inspectReading } from "../report/inspect.ts";
import type { Rivals } from "../report/inspect.ts";
import { inspectPretty } from "../report/inspect-pretty.ts";
import { ambiguousNames } from "../roster/loose-name.ts";
import type { Roster } from "../roster/roster.ts";
import { UsageError, exit } from "./io.ts";
import type { Io } from "./io.ts";
import { load } from "./load.ts";
import type { LoadOptions } from "./load.ts";
import { styleFor } from "./terminal.ts";

const alone: Rivals = { shadowedBy: undefined, ambiguousWith: [] };

/** What the members of a session are to each other. */
function rivalsIn({ members, shadowedBy }: Roster): readonly (readonly [Reading, Rivals])[] {
  const started = members
    .map(({ reading }) => reading)
    .filter((reading) => reading.loads && !shadowedBy.has(reading));
  const living = new Set(started);
  const ambiguous = ambiguousNames(started.flatMap(({ name }) => name ?? []));
  return members.map(({ reading }) => {
    const winner = shadowedBy.get(reading)?.reading.document.file.path;
    const others = living.has(reading) ? (ambiguous.get(reading.name ?? "") ?? []) : [];
    return [reading, { shadowedBy: winner, ambiguousWith: others }];
  });
}

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
  const rivals = new Map(rosters.flatMap(rivalsIn));
  const agents = readings.map((reading) => inspectReading(reading, rivals.get(reading) ?? alone));
  const text =
    options.format === "json"
      ? inspectJson(client.version, agents)
      : inspectPretty(client.version, agents, skipped, styleFor(io.stdout, io.env));
  await io.stdout.write(text);
  return skipped.some(({ named }) => named) ? exit.usage : exit.clean;
}
