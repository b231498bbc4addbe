import { resolve } from "node:path";
import type { Scope } from "../client/read-options.ts";
import { NoSuchPath, discover } from "../discover/discover.ts";
import type { Discovery, FoundFile } from "../discover/found.ts";
import { documentOf, readAgentFile } from "../discover/read-file.ts";
import type { FileResult } from "../discover/read-file.ts";
import { UsageError } from "./io.ts";
import type { Io } from "./io.ts";

/** Which files a command reads. */
export interface FileOptions {
  /** Also the agents of the user's own folder. */
  readonly user?: boolean;
  readonly addDir?: readonly string[];
  readonly filesFrom?: string;
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
  /** The file with what the client is given as `--agents`; `-` for standard input. */
  readonly agentsJson?: string;
}

/** The name of what comes from standard input, unless one is given. */
const STDIN = "stdin.md";

export async function findFiles(
  paths: readonly string[],
  options: FileOptions,
  scope: Scope | undefined,
  io: Io,
): Promise<Discovery> {
  if (options.stdin || paths.includes("-")) {
    if (paths.some((path) => path !== "-")) {
      throw new UsageError("standard input is read alone, without other paths");
    }
    const path = options.stdinFilename ?? STDIN;
    const kind = scope ?? "project";
    const root = { path: ".", kind, distance: 0 };
    const absolute = resolve(io.cwd, path);
    const file = { path, absolute, scope: kind, root, named: true, piped: true } as const;
    return { files: [file], skipped: [] };
  }
  if (options.agentsJson !== undefined && options.filesFrom === undefined && paths.length === 0) {
    return { files: [], skipped: [] };
  }
  const listed = options.filesFrom === undefined ? [] : await pathList(options.filesFrom, io);
  if (options.filesFrom !== undefined && listed.length + paths.length === 0) {
    return { files: [], skipped: [] };
  }
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

/** Reads a found file, or standard input. */
export async function readFound(found: FoundFile, io: Io): Promise<FileResult> {
  if (!found.piped) return readAgentFile(found.absolute, found.path);
  return { document: documentOf(found.path, await readAll(io.stdin)) };
}

/** One path a line; blank lines count for nothing. */
async function pathList(from: string, io: Io): Promise<string[]> {
  let text: string;
  if (from === "-") text = new TextDecoder().decode(await readAll(io.stdin));
  else {
    const { readFile } = await import("node:fs/promises");
    text = await readFile(resolve(io.cwd, from), "utf8").catch((): never => {
      throw new UsageError(`cannot read the list of files: ${from}`);
    });
  }
  return text.split(/\r?\n/).filter((line) => line.trim() !== "");
}

/** More than this from a pipe is no agent file and no list of paths, in bytes. */
export const MAX_INPUT = 64 * 1_048_576;

export async function readAll(stream: Io["stdin"]): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_INPUT) throw new UsageError(`more than ${MAX_INPUT} bytes on standard input`);
  }
  return Buffer.concat(chunks);
}
