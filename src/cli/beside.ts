import type { FoundFile } from "../discover/found.ts";
import { refersBeyond } from "../roster/mentions.ts";
import type { Member } from "../roster/roster.ts";
import type { Beside } from "../roster/beside.ts";
import type { Io } from "./io.ts";

/**
 * What each file can refer to, by its path; absent for a file of which that is not known. Looks around
 * only where a file refers to something, and once for each agents folder.
 */
export async function besideEach(
  members: readonly Member[],
  files: readonly FoundFile[],
  io: Io,
): Promise<ReadonlyMap<string, Beside>> {
  const referring = members.filter(({ reading }) => refersBeyond(reading));
  if (referring.length === 0) return new Map();
  const { lookBeside } = await import("../discover/beside.ts");
  const { resolve } = await import("node:path");
  const configDir = io.env["CLAUDE_CONFIG_DIR"];
  const user = { home: io.home, ...(configDir && { configDir: resolve(io.cwd, configDir) }) };
  const absolute = new Map(files.map((file) => [file.path, file.piped ? "" : file.absolute]));
  const byRoot = new Map<string, Beside | undefined>();
  const beside = new Map<string, Beside>();
  for (const { reading, root } of referring) {
    const { path } = reading.document.file;
    const place = absolute.get(path);
    // Standard input lies nowhere.
    if (!place) continue;
    if (!byRoot.has(root.path)) byRoot.set(root.path, lookBeside(place, user));
    const found = byRoot.get(root.path);
    if (found) beside.set(path, found);
  }
  return beside;
}
