import { MAX_FILE_SIZE } from "../../client/facts/behaviours.ts";
import { isDocumentPath } from "../place/document-path.ts";
import type { FindDocument, SourceDocument } from "./source.ts";

/** A source that is a single text has nothing beside it. */
export const noDocuments: FindDocument = async () => undefined;

/** Looks at a place of a source, whose path has forward slashes. */
export type LookAt = (
  place: string,
) => Promise<SourceDocument | undefined> | SourceDocument | undefined;

/**
 * Finds documents for one agent of a source. Agents name them as seen from the project's root, so
 * they are looked for beside the agent and beside every folder above it: the nearest is meant.
 */
export function documentsFor(agentPath: string, look: LookAt): FindDocument {
  return async (document) => {
    if (!isDocumentPath(document)) return undefined;
    for (const place of placesOf(agentPath, document)) {
      const found = await look(place);
      if (found) return checked(found);
    }
    return undefined;
  };
}

/** The paths at which a document may stand that an agent calls `document`, the nearest first. */
export function placesOf(agentPath: string, document: string): readonly string[] {
  const folders = agentPath.split("/").slice(0, -1);
  return [
    document,
    ...folders.map((_, at) => `${folders.slice(0, at + 1).join("/")}/${document}`),
  ].toReversed();
}

export const tooLarge: SourceDocument = { problem: `is larger than ${MAX_FILE_SIZE} bytes` };

function checked(found: SourceDocument): SourceDocument {
  if (found.problem !== undefined) return found;
  if (found.bytes.length > MAX_FILE_SIZE) return tooLarge;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(found.bytes);
    return found;
  } catch {
    return { problem: "is not text in UTF-8" };
  }
}
