import type { Diagnostic } from "../lint/diagnostic.ts";
import type { Report } from "../report/report.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { Io } from "./io.ts";
import type { Loaded } from "./load.ts";

export interface Found {
  /** Those that the baseline does not know, and those that it does. */
  readonly fresh: readonly Diagnostic[];
  readonly known: readonly Diagnostic[];
  readonly suppressed: readonly Diagnostic[];
  /** Whether a file is one that was asked about, by its path. */
  readonly judged: (path: string) => boolean;
}

/** What the reporters get; `quiet` lists errors alone. */
export function reportOf(
  loaded: Loaded,
  { fresh, known, suppressed, judged }: Found,
  quiet: boolean,
  io: Io,
): Report {
  const { client, readings, skipped, settings } = loaded;
  const paths = [...new Set(readings.map(({ document }) => document.file.path))];
  const diagnostics = quiet ? fresh.filter((one) => one.severity === "error") : fresh;
  return {
    toolVersion: io.assets.version,
    client: client.version,
    files: paths.filter((path) => judged(path) && !settings.get(path)!.ignored).length,
    skipped: skipped.map(({ path, reason }) => ({ path, reason })),
    diagnostics,
    suppressed,
    baselined: known,
    sources: sourcesOf(loaded),
  };
}

/** Every file that a finding can be in, by path. */
export function sourcesOf({
  readings,
  rosters,
}: Pick<Loaded, "readings" | "rosters">): ReadonlyMap<string, SourceFile> {
  const companions = rosters.flatMap((roster) => roster.companions);
  return new Map(
    [...readings, ...companions].map(({ document }) => [document.file.path, document.file]),
  );
}
