import { MAX_FILE_SIZE } from "../../../client/facts/behaviours.ts";
import type { SourceFile } from "../select.ts";
import { foldedName, nameProblem, partsOf } from "../../place/entry-names.ts";
import { gunzip } from "./gzip.ts";
import { readTar } from "./tar.ts";
import type { TarEntry } from "./tar.ts";

export type ArchiveResult =
  | { readonly files: readonly SourceFile[]; readonly problem?: undefined }
  /** Completes "the archive …". */
  | { readonly problem: string; readonly files?: undefined };

/**
 * The files of a `.tgz`, in memory. One entry that is not plainly a file or a folder of a plain name
 * refuses the whole archive: who packs such an entry is not to be trusted with the others.
 */
export function readArchive(packed: Uint8Array): ArchiveResult {
  const tar = gunzip(packed);
  if ("problem" in tar) return tar;
  const entries = readTar(tar);
  if ("problem" in entries) return entries;
  const problem = namesProblem(entries);
  if (problem !== undefined) return { problem };
  return {
    files: entries
      .filter(({ kind }) => kind === "file")
      .map(({ name, bytes }) => ({ path: partsOf(name).join("/"), bytes })),
  };
}

function namesProblem(entries: readonly TarEntry[]): string | undefined {
  /** How each place is spelled, by what file systems make of it. */
  const places = new Map<string, { readonly spelled: string; readonly kind: TarEntry["kind"] }>();
  for (const { kind, name, bytes } of entries) {
    // The root itself, as `tar c .` names it.
    if (kind === "folder" && (name === "." || name === "./")) continue;
    const problem = nameProblem(name);
    if (problem !== undefined) return `holds an entry that ${problem}: ${name}`;
    if (name.endsWith("/") && kind === "file") {
      return `holds a file that is called like a folder: ${name}`;
    }
    if (name.endsWith(".md") && bytes.length > MAX_FILE_SIZE) {
      return `holds a Markdown file of more than ${MAX_FILE_SIZE} bytes: ${name}`;
    }
    const parts = partsOf(name);
    for (let length = 1; length <= parts.length; length++) {
      const spelled = parts.slice(0, length).join("/");
      const here = { spelled, kind: length < parts.length ? "folder" : kind } as const;
      const there = places.get(foldedName(spelled));
      if (there && (there.spelled !== spelled || there.kind !== here.kind)) {
        return `holds two entries in one place: ${there.spelled} and ${spelled}`;
      }
      if (there && here.kind === "file") return `holds an entry twice: ${spelled}`;
      places.set(foldedName(spelled), here);
    }
  }
  return undefined;
}
