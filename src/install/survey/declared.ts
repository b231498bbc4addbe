import { join } from "node:path";
import { sessionFolders } from "../../discover/roots.ts";
import { identityOf, walk } from "../../discover/walk.ts";
import { decode } from "../../text/decode.ts";
import { compareText } from "../../text/order.ts";
import type { Disk } from "../disk.ts";
import { readBytes } from "../read-bytes.ts";
import type { Destination } from "../place/root.ts";

/** Who looks. */
export interface Session {
  readonly home: string;
  /** Replaces `~/.claude`. Absolute. */
  readonly configDir?: string;
  readonly disk: Disk;
}

/** Files by the names that they declare, as far as those are asked for. Unreadable ones are passed over. */
export async function declaredIn(
  folder: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const found = new Map<string, string[]>();
  const { files } = walk(folder, { enter: () => true, seen: new Set() });
  for (const path of files) {
    const result = await readBytes(path).catch(() => undefined);
    if (result?.kind !== "bytes") continue;
    const { text } = decode(result.bytes);
    // Only with an escape can a file declare a name that does not stand in it as such.
    if (!text.includes("\\") && !names.some((name) => text.includes(name))) continue;
    const { declaredName } = await import("./declared-name.ts");
    const name = declaredName(path, result.bytes);
    if (name === undefined || !names.includes(name)) continue;
    found.set(name, [...(found.get(name) ?? []), path]);
  }
  return found;
}

/** Without the agent's own file, under whatever path it was reached. */
export function others(paths: readonly string[], own: string): string[] {
  const identity = identityOf(own);
  return paths
    .filter((path) => path !== own && identityOf(path) !== identity)
    .toSorted(compareText);
}

/** What a session sees besides the folder itself: those of the folders above, and the user's. */
export function furtherFolders(
  { scope, root }: Destination,
  { home, configDir }: Session,
): string[] {
  if (scope === "user") return [];
  const { folders } = sessionFolders({ cwd: root, home });
  return [
    ...folders
      .filter(({ kind, distance }) => kind === "project" && distance > 0)
      .map(({ absolute }) => absolute),
    join(configDir ?? join(home, ".claude"), "agents"),
  ];
}
