import { statSync } from "node:fs";
import { join } from "node:path";
import type { Disk } from "../disk.ts";
import { DiskFailure } from "../failure.ts";
import { codeOf } from "../../machine/system-error.ts";
import { lookAt } from "../place/folder.ts";
import { readBytes } from "../read-bytes.ts";
import type { Destination } from "../place/root.ts";
import { takesPlaceOf } from "../place/entry-names.ts";
import { resolvePath } from "../write/folders.ts";
import type { FindTwin } from "./twins.ts";

/** Of these paths below the root, those of files. One that may not be looked at counts as there. */
export function existingOf(root: string, documents: readonly string[]): readonly string[] {
  return documents.filter((document) => mayBeFile(join(root, ...document.split("/"))));
}

function mayBeFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch (error) {
    return codeOf(error) === "EACCES";
  }
}

/** What stands where a document would be written. */
export type DocumentPlace =
  | { readonly kind: "none" }
  | { readonly kind: "file"; readonly bytes: Uint8Array }
  /** `what` completes "<path> …". */
  | { readonly kind: "taken"; readonly what: string };

/** @throws Stopped where a folder on the way is a link that leads out of the project. */
export async function placesOfDocuments(
  destination: Destination,
  paths: readonly string[],
  findTwin: FindTwin,
  disk: Disk,
): Promise<ReadonlyMap<string, DocumentPlace>> {
  const places = new Map<string, DocumentPlace>();
  for (const path of paths) places.set(path, await placeAt(destination, path, findTwin, disk));
  return places;
}

async function placeAt(
  destination: Destination,
  path: string,
  findTwin: FindTwin,
  disk: Disk,
): Promise<DocumentPlace> {
  const { target, missing } = await resolvePath(destination, path, disk);
  const twin = await findTwin(path);
  if (twin !== undefined) return { kind: "taken", what: takesPlaceOf(twin, path) };
  const found = missing.length > 0 ? undefined : await lookAt(target, disk);
  if (!found) return { kind: "none" };
  const read = found.isFile() ? await bytesAt(target) : undefined;
  if (read?.kind === "bytes") return { kind: "file", bytes: read.bytes };
  return { kind: "taken", what: "is there already, and no file of a document's size" };
}

async function bytesAt(target: string) {
  return readBytes(target).catch((error: unknown): never => {
    throw new DiskFailure(target, error);
  });
}
