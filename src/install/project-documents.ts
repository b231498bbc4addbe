import { stat } from "node:fs/promises";
import { join } from "node:path";
import { codeOf } from "./failure.ts";
import { readBytes } from "./read-bytes.ts";

/** Of these paths below the root, those of files. One that may not be looked at counts as there. */
export async function existingOf(root: string, documents: readonly string[]): Promise<string[]> {
  const kept: string[] = [];
  for (const document of documents) {
    const path = join(root, ...document.split("/"));
    const isFile = await stat(path).then(
      (found) => found.isFile(),
      (error: unknown) => codeOf(error) === "EACCES",
    );
    if (isFile) kept.push(document);
  }
  return kept;
}

/** What stands there, of what is there; null for what is no file of a reasonable size. */
export async function textsOf(
  root: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array | null>> {
  const found = new Map<string, Uint8Array | null>();
  for (const path of paths) {
    try {
      const read = await readBytes(join(root, ...path.split("/")));
      found.set(path, read.kind === "bytes" ? read.bytes : null);
    } catch (error) {
      if (codeOf(error) !== "ENOENT") found.set(path, null);
    }
  }
  return found;
}
