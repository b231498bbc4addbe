import { resolve } from "node:path";
import type { Client } from "../client/client.ts";
import { readSessionAgents } from "../client/session-agents.ts";
import { readStart } from "../discover/read-file.ts";
import { codeOf } from "../machine/system-error.ts";
import type { Member, Root } from "../roster/roster.ts";
import { decode } from "../text/decode.ts";
import { SourceFile } from "../text/source-file.ts";
import { MAX_INPUT, readAll } from "./find-files.ts";
import type { FileOptions } from "./find-files.ts";
import { UsageError } from "./io.ts";
import type { Io } from "./io.ts";

/** The agents of `--agents-json`, which win every name. */
export async function sessionMembers(
  agentsJson: string,
  { filesFrom, stdin, stdinFilename }: FileOptions,
  client: Client,
  io: Io,
): Promise<Member[]> {
  if (agentsJson === "-" && (stdin || filesFrom === "-")) {
    throw new UsageError("standard input holds one thing at a time");
  }
  const path = agentsJson === "-" ? (stdinFilename ?? "agents.json") : agentsJson;
  const bytes = agentsJson === "-" ? await readAll(io.stdin) : readWhole(agentsJson, io);
  const file = new SourceFile(path.replaceAll("\\", "/"), decode(bytes).text, bytes.length);
  const root: Root = { path: file.path, kind: "session", distance: 0 };
  return readSessionAgents(file, client).map((reading) => ({ reading, root }));
}

function readWhole(path: string, io: Io): Uint8Array {
  try {
    const { bytes, size } = readStart(resolve(io.cwd, path), MAX_INPUT);
    if (size <= MAX_INPUT) return bytes;
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${codeOf(error)}`);
  }
  throw new UsageError(`${path} holds more than ${MAX_INPUT} bytes`);
}
