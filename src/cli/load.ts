import { clientAt } from "../client/client.ts";
import type { Client } from "../client/client.ts";
import { entryOf, read } from "../client/reading.ts";
import type { Scope } from "../client/read-options.ts";
import type { Reading } from "../client/reading.ts";
import { OLDEST_OBSERVED } from "../client/facts/behaviours.ts";
import { compareVersions, isVersion } from "../client/version.ts";
import { NoSuchPath, discover } from "../discover/discover.ts";
import type { Discovery, FoundFile, Skipped } from "../discover/found.ts";
import { documentOf, readAgentFile, readStart } from "../discover/read-file.ts";
import { errorCode } from "../discover/walk.ts";
import { buildRoster } from "../roster/roster.ts";
import type { Beside } from "../roster/beside.ts";
import type { Member, Root, Roster, Surroundings } from "../roster/roster.ts";
import { decode } from "../text/decode.ts";
import { SourceFile } from "../text/source-file.ts";
import { documentsAround } from "./documents.ts";
import { UsageError } from "./io.ts";
import type { Io } from "./io.ts";
import { besideEach } from "./beside.ts";

/** What `check` and `inspect` have in common: which files, and as which client reads them. */
export interface LoadOptions {
  readonly client?: string;
  readonly scope?: string;
  readonly isolated?: boolean;
  /** Also the agents of the user's own folder. */
  readonly user?: boolean;
  readonly addDir?: readonly string[];
  readonly filesFrom?: string;
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
  /** The file with what the client is given as `--agents`; `-` for standard input. */
  readonly agentsJson?: string;
}

export interface Loaded {
  readonly client: Client;
  /** Sorted by path. */
  readonly readings: readonly Reading[];
  /** Empty with `--isolated`. */
  readonly rosters: readonly Roster[];
  readonly skipped: readonly Skipped[];
  /** What each file can refer to, by its path. */
  readonly beside: ReadonlyMap<string, Beside>;
}

export async function load(
  paths: readonly string[],
  options: LoadOptions,
  io: Io,
): Promise<Loaded> {
  const client = await chooseClient(options.client, io);
  const scope = chooseScope(options.scope);
  const { files, skipped } = await find(paths, options, scope, io);
  const members: Member[] = await sessionMembers(options, client, io);
  const whole = new Set<string>();
  const unread: Skipped[] = [];
  for (const found of files) {
    const result = await readFound(found, options, io);
    if ("reason" in result) {
      unread.push({ path: found.path, reason: result.reason, named: found.named });
      continue;
    }
    const { scope: fileScope, pluginPrefix } = found;
    const prefix = pluginPrefix === undefined ? {} : { pluginPrefix };
    const reading = read(result.document, { client, scope: fileScope, ...prefix });
    members.push({ reading, root: found.root });
    if (!found.named) whole.add(found.root.path);
  }
  const oneSession =
    options.agentsJson !== undefined ||
    (paths.length === 0 && options.filesFrom === undefined && !options.stdin);
  const rosters: Roster[] = [];
  for (const group of options.isolated ? [] : sessionsOf(members, oneSession)) {
    // Of a folder from which single files were named, too little is known to judge what it lacks.
    const roots = group.map(({ root }) => root).filter(({ path }) => whole.has(path));
    const { problems, ...documents } = documentsAround(group, roots, client, io.cwd);
    unread.push(...problems);
    const around = await surroundingsOf(group, files, oneSession, io);
    rosters.push(buildRoster(group, { ...documents, ...around }));
  }
  return {
    client,
    readings: members.map(({ reading }) => reading),
    rosters,
    skipped: [...skipped, ...unread],
    beside: options.isolated ? new Map() : await besideEach(members, files, io),
  };
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

async function find(
  paths: readonly string[],
  options: LoadOptions,
  scope: Scope | undefined,
  io: Io,
): Promise<Discovery> {
  if (options.stdin || paths.includes("-")) {
    if (paths.some((path) => path !== "-")) {
      throw new UsageError("standard input is read alone, without other paths");
    }
    const path = options.stdinFilename ?? "stdin.md";
    const root = { path: ".", kind: scope ?? "project", distance: 0 } as const;
    const file = { path, absolute: "", scope: scope ?? "project", root, named: true } as const;
    return { files: [file], skipped: [] };
  }
  if (options.agentsJson !== undefined && options.filesFrom === undefined && paths.length === 0) {
    return { files: [], skipped: [] };
  }
  const listed = options.filesFrom === undefined ? [] : await pathList(options.filesFrom, io);
  if (options.filesFrom !== undefined && listed.length + paths.length === 0) {
    return { files: [], skipped: [] };
  }
  const { resolve } = await import("node:path");
  const configDir = io.env["CLAUDE_CONFIG_DIR"];
  try {
    return await discover([...paths, ...listed], {
      cwd: io.cwd,
      home: io.home,
      ...(options.user && { user: true }),
      ...(configDir && { configDir: resolve(io.cwd, configDir) }),
      addDirs: (options.addDir ?? []).map((folder) => resolve(io.cwd, folder)),
      ...(scope && { scope }),
    });
  } catch (error) {
    if (error instanceof NoSuchPath) throw new UsageError(error.message);
    throw error;
  }
}

async function readFound(found: FoundFile, options: LoadOptions, io: Io) {
  if (found.absolute !== "") return readAgentFile(found.absolute, found.path);
  const bytes = await readAll(io.stdin);
  return { document: documentOf(options.stdinFilename ?? found.path, bytes) };
}

/** The agents of `--agents-json`, which win every name. */
async function sessionMembers(
  { agentsJson, filesFrom, stdin, stdinFilename }: LoadOptions,
  client: Client,
  io: Io,
): Promise<Member[]> {
  if (agentsJson === undefined) return [];
  if (agentsJson === "-" && (stdin || filesFrom === "-")) {
    throw new UsageError("standard input holds one thing at a time");
  }
  const { readSessionAgents } = await import("../client/session-agents.ts");
  const path = agentsJson === "-" ? (stdinFilename ?? "agents.json") : agentsJson;
  const bytes = agentsJson === "-" ? await readAll(io.stdin) : await readWhole(agentsJson, io);
  const file = new SourceFile(path.replaceAll("\\", "/"), decode(bytes).text, bytes.length);
  const root: Root = { path: file.path, kind: "session", distance: 0 };
  return readSessionAgents(file, client).map((reading) => ({ reading, root }));
}

async function readWhole(path: string, io: Io): Promise<Uint8Array> {
  const { resolve } = await import("node:path");
  try {
    const { bytes, size } = readStart(resolve(io.cwd, path), MAX_INPUT);
    if (size <= MAX_INPUT) return bytes;
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${errorCode(error)}`);
  }
  throw new UsageError(`${path} holds more than ${MAX_INPUT} bytes`);
}

/** One path a line; blank lines count for nothing. */
async function pathList(from: string, io: Io): Promise<string[]> {
  let text: string;
  if (from === "-") text = new TextDecoder().decode(await readAll(io.stdin));
  else {
    const { readFile } = await import("node:fs/promises");
    const { resolve } = await import("node:path");
    text = await readFile(resolve(io.cwd, from), "utf8").catch((): never => {
      throw new UsageError(`cannot read the list of files: ${from}`);
    });
  }
  return text.split(/\r?\n/).filter((line) => line.trim() !== "");
}

/** More than this from a pipe is no agent file and no list of paths, in bytes. */
const MAX_INPUT = 64 * 1_048_576;

async function readAll(stream: Io["stdin"]): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_INPUT) throw new UsageError(`more than ${MAX_INPUT} bytes on standard input`);
  }
  return Buffer.concat(chunks);
}

/** The facts of a version as the user wrote it; a version beyond the facts is told once. */
export async function chooseClient(version: string | undefined, io: Io): Promise<Client> {
  if (version === undefined) return clientAt();
  if (!isVersion(version)) {
    throw new UsageError(`not a version of Claude Code: ${version} (write it as 2.1.330)`);
  }
  const client = clientAt(version);
  if (compareVersions(version, OLDEST_OBSERVED) < 0) {
    await io.stderr.write(
      `agentlint: how Claude Code ${version} reads a file has not been observed; the oldest that was is ${OLDEST_OBSERVED}\n`,
    );
  }
  if (client.beyondFacts) {
    const known = clientAt().version;
    await io.stderr.write(
      `agentlint: nothing is known of Claude Code ${version} yet; the facts of ${known} are applied\n`,
    );
  }
  return client;
}

function chooseScope(scope: string | undefined): Scope | undefined {
  if (scope === undefined || scope === "project" || scope === "user" || scope === "plugin")
    return scope;
  throw new UsageError(`not a scope: ${scope} (project, user or plugin)`);
}
