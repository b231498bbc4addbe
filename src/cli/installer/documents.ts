import { basename, join } from "node:path";
import { codeOf, DiskFailure } from "../../install/failure.ts";
import type { OfferedAgent, OfferedDocument } from "../../install/plan/offered.ts";
import { readBytes } from "../../install/read-bytes.ts";
import { referencesOf } from "../../roster/references.ts";
import type { Context } from "./context.ts";

/** Where the documents that are shipped belong in a project. */
const WORKFLOWS = "docs/development/workflows";

/** The documents that an agent reads and its source has. */
export async function documentsFor(
  agent: OfferedAgent,
  { io, destination }: Context,
): Promise<readonly OfferedDocument[]> {
  // Every project has documents of its own; those of the user have no place.
  if (agent.resolved.type !== "catalog" || destination.scope === "user") return [];
  const found: OfferedDocument[] = [];
  for (const path of referencesOf(agent.reading).documents) {
    if (path !== `${WORKFLOWS}/${basename(path)}`) continue;
    const file = join(io.assets.documents, basename(path));
    try {
      const read = await readBytes(file);
      if (read.kind === "bytes") found.push({ path, bytes: read.bytes });
    } catch (error) {
      if (codeOf(error) !== "ENOENT") throw new DiskFailure(file, error);
    }
  }
  return found;
}
