import { resolve } from "node:path";
import type { Client } from "../client/client.ts";
import { entryOf, read } from "../client/reading.ts";
import type { Reading } from "../client/reading.ts";
import type { FoundFile, Skipped } from "../discover/found.ts";
import { buildRoster } from "../roster/roster.ts";
import type { Beside } from "../roster/beside.ts";
import type { Member, Roster, Surroundings } from "../roster/roster.ts";
import { documentsAround } from "./documents.ts";
import { chooseClient, chooseScope } from "./choose.ts";
import { configsOf } from "./configs.ts";
import type { ConfigOptions, Configured } from "./configs.ts";
import { findFiles, readFound } from "./find-files.ts";
import type { FileOptions } from "./find-files.ts";
import { UsageError } from "./io.ts";
import type { Io } from "./io.ts";
import type { View } from "./view.ts";
import { besideEach } from "./beside.ts";

/** What `check` and `inspect` have in common: which files, and as which client reads them. */
export interface LoadOptions extends FileOptions, ConfigOptions {
  readonly client?: string;
  readonly scope?: string;
  readonly isolated?: boolean;
}

export interface Loaded {
  readonly client: Client;
  /** Sorted by path. */
  readonly readings: readonly Reading[];
  /** Empty with `--isolated`. */
  readonly rosters: readonly Roster[];
  readonly skipped: readonly Skipped[];
  /** Where the readings come from, and files that could not be read. */
  readonly files: readonly FoundFile[];
  /** By the path of a reading, or of a document beside agents. */
  readonly settings: ReadonlyMap<string, Configured>;
  /** What each file can refer to, by its path. */
  readonly beside: ReadonlyMap<string, Beside>;
}

export async function load(
  paths: readonly string[],
  options: LoadOptions,
  io: Io,
  view?: View,
): Promise<Loaded> {
  const found = await findFiles(paths, options, chooseScope(options.scope), io);
  const files = view ? await view.choose(found.files) : found.files;
  const configs = configsOf(options, io);
  const settings = new Map<string, Configured>();
  for (const { path, absolute } of files) settings.set(path, await configs(absolute));
  const version = options.client ?? askedVersion([...settings.values()]);
  const client = await chooseClient(version, io);

  const members: Member[] = [];
  if (options.agentsJson !== undefined) {
    const { sessionMembers } = await import("./session-members.ts");
    members.push(...(await sessionMembers(options.agentsJson, options, client, io)));
    for (const { root } of members) {
      settings.set(root.path, await configs(resolve(io.cwd, root.path)));
    }
  }
  const whole = new Set<string>();
  const unread: Skipped[] = [];
  for (const file of files) {
    const { path, named, root } = file;
    const { ignored, source } = settings.get(path)!;
    const result = await (view ? view.read(file) : readFound(file, io));
    if ("reason" in result) {
      unread.push({ path, reason: result.reason, named: named && !ignored });
      continue;
    }
    if (ignored) unread.push({ path, reason: `ignored by ${source}`, named: false });
    members.push({
      reading: read(result.document, { client, ...placeOf(file) }),
      root,
    });
    if (!named) whole.add(root.path);
  }
  const oneSession =
    options.agentsJson !== undefined ||
    (paths.length === 0 && options.filesFrom === undefined && !options.stdin);
  const rosters: Roster[] = [];
  for (const group of options.isolated ? [] : sessionsOf(members, oneSession)) {
    // Of a folder from which single files were named, too little is known to judge what it lacks.
    const roots = group.map(({ root }) => root).filter(({ path }) => whole.has(path));
    const read = view?.readDocument;
    const { problems, ...documents } = documentsAround(group, roots, client, io.cwd, read);
    unread.push(...problems);
    const around = await surroundingsOf(group, files, oneSession, io);
    rosters.push(buildRoster(group, { ...documents, ...around }));
  }
  for (const { document } of rosters.flatMap(({ companions }) => companions)) {
    const { path } = document.file;
    settings.set(path, await configs(resolve(io.cwd, path)));
  }
  return {
    client,
    readings: members.map(({ reading }) => reading),
    rosters,
    skipped: [...found.skipped, ...unread],
    files,
    settings,
    beside: options.isolated ? new Map() : await besideEach(members, files, io),
  };
}

function placeOf({ scope, pluginPrefix }: FoundFile) {
  return { scope, ...(pluginPrefix !== undefined && { pluginPrefix }) };
}

/** One run reads as one version, or its findings could not be told together. */
function askedVersion(settings: readonly Configured[]): string | undefined {
  const asked = new Map(settings.map(({ client, source }) => [client, source]));
  if (asked.size > 1) {
    const list = [...asked].map(
      ([client, source]) => `${source ?? "no configuration"}: ${client ?? "the newest"}`,
    );
    throw new UsageError(
      `these files are configured for different versions of Claude Code (${list.join(", ")}); name one with --client`,
    );
  }
  return asked.keys().next().value;
}

/**
 * Without paths everything found belongs to one session. Paths may name folders that no session
 * would see together, so then each agents folder is judged for itself.
 */
function sessionsOf(members: readonly Member[], oneSession: boolean): readonly Member[][] {
  if (oneSession) return [[...members]];
  const byRoot = new Map<string, Member[]>();
  for (const member of members) {
    const group = byRoot.get(member.root.path);
    if (group) group.push(member);
    else byRoot.set(member.root.path, [member]);
  }
  return [...byRoot.values()];
}
/** What stands beside the agents matters only to those that name each other. */
async function surroundingsOf(
  group: readonly Member[],
  files: readonly FoundFile[],
  wholeSession: boolean,
  { cwd, home }: Io,
): Promise<Surroundings> {
  if (!group.some(({ reading }) => entryOf(reading, "coordination"))) return {};
  const { lookAround } = await import("../discover/surroundings.ts");
  const roots = new Set(group.map(({ root }) => root.path));
  const own = files.filter(({ root }) => roots.has(root.path));
  return lookAround(own, { cwd, home, wholeSession });
}
