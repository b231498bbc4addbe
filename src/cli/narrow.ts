import { resolve } from "node:path";
import { read } from "../client/reading.ts";
import type { Reading } from "../client/reading.ts";
import { documentOf } from "../discover/read-file.ts";
import type { FoundFile } from "../discover/found.ts";
import type { Diagnostic } from "../lint/diagnostic.ts";
import { fingerprintsOf } from "../lint/fingerprint.ts";
import { lintAll } from "../lint/lint.ts";
import type { Judged } from "../lint/lint.ts";
import { companionOf } from "../roster/companion.ts";
import type { Companion } from "../roster/companion.ts";
import { buildRoster } from "../roster/roster.ts";
import type { Member, Roster } from "../roster/roster.ts";
import { companionIn, knownTo } from "./changed.ts";
import type { Changed } from "./changed.ts";
import { sha256 } from "./hash.ts";
import type { Io } from "./io.ts";
import type { Loaded } from "./load.ts";
import { sourcesOf } from "./report-of.ts";

// Both are needed together, and loaded in one piece.
export { changedFiles } from "./changed.ts";

/** What of a run is about the changes. */
export interface Narrowed {
  /** Whether a file changed, by its path as shown. */
  readonly changed: (path: string) => boolean;
  /**
   * The findings of changed files, and those on others that a change brought there: what the rules say
   * of several files together is held against what they would have said before.
   */
  readonly caused: (
    diagnostics: readonly Diagnostic[],
    loaded: Loaded,
    judged: Judged,
    io: Io,
  ) => (one: Diagnostic) => boolean;
}

export function narrow({ before }: Changed, whole: Loaded, cwd: string): Narrowed {
  const old = oldReadings(before, whole);
  const documents = changedDocuments(before, whole, cwd);
  const changed = (path: string) => old.has(path) || documents.has(path);
  return {
    changed,
    caused: (diagnostics, loaded, judged, io) => {
      const together = new Set(
        judged.rules.filter(({ scope }) => scope !== "agent").map(({ id }) => id),
      );
      const doubtful = diagnostics.filter((one) => !changed(one.path) && together.has(one.ruleId));
      if (doubtful.length === 0) return (one) => changed(one.path);
      const known = fingerprintsBefore(before, { old, documents }, loaded, judged, io);
      const prints = fingerprintsOf({ diagnostics, sources: sourcesOf(loaded), hash: sha256 });
      const brought = new Set(doubtful.filter((one) => !known.has(prints.get(one)!)));
      return (one) => changed(one.path) || brought.has(one);
    },
  };
}

/** The changed files by their path, each with its reading of before; nothing for a new one. */
function oldReadings(
  before: Changed["before"],
  { files, readings }: Loaded,
): ReadonlyMap<string, Reading | undefined> {
  const byPath = new Map(readings.map((reading) => [reading.document.file.path, reading]));
  const old = new Map<string, Reading | undefined>();
  for (const file of files) {
    const known = knownTo(file.absolute);
    if (!before.has(known)) continue;
    const reading = byPath.get(file.path);
    const bytes = before.get(known);
    const earlier = reading && bytes && readBefore(file, bytes, reading);
    // A file that was only touched did not change.
    if (earlier && earlier.document.file.text === reading.document.file.text) continue;
    old.set(file.path, earlier);
  }
  return old;
}

/** The same for the documents beside agents. */
function changedDocuments(
  before: Changed["before"],
  { rosters, client }: Loaded,
  cwd: string,
): ReadonlyMap<string, Companion | undefined> {
  const documents = new Map<string, Companion | undefined>();
  for (const { document } of rosters.flatMap(({ companions }) => companions)) {
    const { path, text } = document.file;
    const known = knownTo(resolve(cwd, path));
    if (!before.has(known)) continue;
    const bytes = before.get(known);
    const earlier = bytes && documentOf(path, bytes);
    if (earlier && earlier.file.text === text) continue;
    documents.set(path, earlier && companionOf(earlier, client));
  }
  return documents;
}

function readBefore(
  { path, scope, pluginPrefix }: FoundFile,
  bytes: Uint8Array,
  now: Reading,
): Reading {
  const prefix = pluginPrefix === undefined ? {} : { pluginPrefix };
  return read(documentOf(path, bytes), { client: now.client, scope, ...prefix });
}

interface Earlier {
  readonly old: ReadonlyMap<string, Reading | undefined>;
  readonly documents: ReadonlyMap<string, Companion | undefined>;
}

function fingerprintsBefore(
  before: Changed["before"],
  { old, documents }: Earlier,
  loaded: Loaded,
  judged: Judged,
  io: Io,
): ReadonlySet<string> {
  const gone = goneMembers(before, loaded, io);
  const rosters = loaded.rosters.map(({ members, companions, ...around }): Roster => {
    const roots = new Set(members.map(({ root }) => root.path));
    const kept = members.flatMap(({ reading, root }): Member[] => {
      const { path } = reading.document.file;
      if (!old.has(path)) return [{ reading, root }];
      const earlier = old.get(path);
      return earlier ? [{ reading: earlier, root }] : [];
    });
    const beside = companions.flatMap((one) => {
      const { path } = one.document.file;
      return documents.has(path) ? (documents.get(path) ?? []) : [one];
    });
    const whole = [...kept, ...gone.filter(({ root }) => roots.has(root.path))];
    return buildRoster(whole, { ...around, companions: beside });
  });
  const readings = rosters.flatMap(({ members }) => members.map(({ reading }) => reading));
  const { settings } = loaded;
  const levels: Judged["levels"] = (path) =>
    settings.has(path) && judged.levels ? judged.levels(path) : () => "off";
  const { diagnostics } = lintAll({
    ...judged,
    levels,
    extensionKeys: () => [],
    readings,
    rosters,
  });
  const sources = sourcesOf({ readings, rosters });
  return new Set(fingerprintsOf({ diagnostics, sources, hash: sha256 }).values());
}

/** The agents that are not there any more. */
function goneMembers(before: Changed["before"], { files, readings }: Loaded, io: Io): Member[] {
  const known = new Set(files.map(({ absolute }) => knownTo(absolute)));
  const [any] = readings;
  if (!any) return [];
  return [...before].flatMap(([absolute, bytes]) => {
    const file = bytes && !known.has(absolute) && companionIn(files, absolute, io.cwd);
    return file ? [{ reading: readBefore(file, bytes, any), root: file.root }] : [];
  });
}
