import { MAX_FILE_SIZE } from "../../../client/facts/behaviours.ts";
import { clientAt } from "../../../client/client.ts";
import { read } from "../../../client/reading.ts";
import { documentOf } from "../../../discover/read-file.ts";
import { referencesOf } from "../../../roster/references.ts";
import { isDocumentPath } from "../../place/document-path.ts";
import { documentsFor, placesOf, tooLarge } from "../documents.ts";
import type { FindDocument, Offer, SourceDocument } from "../source.ts";
import type { ReadObjects, Tree, TreeFile } from "./commit.ts";

/** Documents that are read of one commit, and their bytes. */
const MOST = 1_000;
const MAX_TOTAL = 16 * 1_048_576;

/** The documents of a commit. They are read as long as the repository is there, so not on demand. */
export interface CommitDocuments {
  readonly documents: (agentPath: string) => FindDocument;
  /** Reads those that these agents refer to. What cannot be read is known then by its problem. */
  readonly load: (agents: readonly Offer[]) => Promise<void>;
}

export function commitDocuments(tree: Tree, readObjects: ReadObjects): CommitDocuments {
  const files = new Map(tree.files.map((file) => [file.path, file]));
  const odd = new Map(tree.odd.map(({ path, what }) => [path, what]));
  const contents = new Map<string, Uint8Array>();
  let missing: SourceDocument = { problem: "is one of more documents than are read at once" };
  const look = (place: string): SourceDocument | undefined => {
    const what = odd.get(place);
    if (what !== undefined) return { problem: what };
    const file = files.get(place);
    if (!file) return undefined;
    if (file.size > MAX_FILE_SIZE) return tooLarge;
    const bytes = contents.get(file.object);
    return bytes ? { bytes } : missing;
  };
  return {
    documents: (agentPath) => documentsFor(agentPath, look),
    async load(agents) {
      const wanted = within(agents.flatMap((agent) => namedBy(agent, files)));
      if (wanted.length === 0) return;
      const found = await readObjects(wanted);
      if ("problem" in found)
        missing = { problem: `cannot be read: ${found.problem}`, unreadable: true };
      else for (const [object, bytes] of found) contents.set(object, bytes);
    },
  };
}

function namedBy({ path, bytes }: Offer, files: ReadonlyMap<string, TreeFile>): TreeFile[] {
  const reading = read(documentOf(path, bytes), { client: clientAt(), scope: "project" });
  return referencesOf(reading)
    .documents.filter(isDocumentPath)
    .flatMap((document) => {
      const place = placesOf(path, document).find((one) => files.has(one));
      return place === undefined ? [] : [files.get(place)!];
    });
}

/** Each object once, as many as are read. */
function within(files: readonly TreeFile[]): readonly TreeFile[] {
  const wanted = new Map<string, TreeFile>();
  let total = 0;
  for (const file of files) {
    if (wanted.has(file.object) || file.size > MAX_FILE_SIZE) continue;
    total += file.size;
    if (wanted.size === MOST || total > MAX_TOTAL) break;
    wanted.set(file.object, file);
  }
  return [...wanted.values()];
}
