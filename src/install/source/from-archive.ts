import { readArchive } from "./archive/archive.ts";
import { documentsFor } from "./documents.ts";
import { packageGroups, topFolder } from "./package-files.ts";
import { selectFrom } from "./select.ts";
import type { Selection } from "./select.ts";
import { failure } from "./source.ts";
import type { FetchResult } from "./source.ts";

/** A selection from an archive, which has its documents in itself. */
export type Packed = Omit<Selection, "documents">;

/** The agents in a packed archive. Paths are those inside its top folder, if it has a single one. */
export async function fromArchive(packed: Uint8Array, selection: Packed): Promise<FetchResult> {
  const archive = readArchive(packed);
  if (archive.problem !== undefined) {
    return failure("refused", `${selection.archive ?? "the archive"} ${archive.problem}`);
  }
  const top = topFolder(archive.files);
  const inside = archive.files.map(({ path, bytes }) => ({ path: path.slice(top.length), bytes }));
  const offer = packageGroups(inside);
  if ("problem" in offer) {
    return failure("refused", `the package.json of ${selection.source} ${offer.problem}`);
  }
  const byPath = new Map(inside.map((file) => [file.path, file]));
  const documents = (agentPath: string) => documentsFor(agentPath, (place) => byPath.get(place));
  return selectFrom(offer.groups, { ...selection, documents }, async (group) => group);
}
