import { join } from "node:path";
import type { Disk } from "../disk.ts";
import { DiskFailure } from "../failure.ts";
import { codeOf } from "../../machine/system-error.ts";
import { readBytes } from "../read-bytes.ts";
import type { Destination } from "../place/root.ts";
import { lockPath, storePath } from "../place/places.ts";
import { isDocumentPath } from "../place/document-path.ts";
import { isInnerPath } from "../place/inner-path.ts";
import { Stopped } from "./change.ts";
import { isTempName, thisMachine } from "./temp.ts";

/**
 * What a run is about to do, on the disk before it does the first of it. As long as it is there, the
 * files are on their way, and the next run takes them back.
 */
export interface Journal {
  readonly version: 1;
  /** Process numbers and half-done work mean nothing on another one. */
  readonly machine: string;
  /** Folders that are made, outermost first; below the boundary. */
  readonly folders: readonly string[];
  readonly files: readonly JournaledFile[];
}

export interface JournaledFile {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
  /** Names beside the file: the new text, and a second name of the old one. */
  readonly temp: string;
  readonly undo: string;
}

export const JOURNAL_NAME = "journal.json";
/** The journal of a run that has done everything but tidy up. Renaming it so is what settles the run. */
export const DONE_NAME = "done.json";
/** Bytes. Twenty thousand agents, as many as are looked for in a folder, take less than half of it. */
const LARGEST_JOURNAL = 64 * 1_048_576;

/** The journal in a folder, if there is one. @throws Stopped when it is none of this program's. */
export async function readJournal(
  destination: Destination,
  folder: string,
  name: string,
): Promise<Journal | undefined> {
  const path = join(folder, name);
  const found = await readBytes(path, LARGEST_JOURNAL).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined;
    throw new DiskFailure(path, error);
  });
  if (!found) return undefined;
  const refuse = (what: string) => new Stopped({ kind: "unsafe-place", path, what });
  if (found.kind !== "bytes") throw refuse("is no journal of an interrupted run");
  const journal = parseJournal(new TextDecoder().decode(found.bytes), destination);
  if (!journal) throw refuse("is no journal of an interrupted run; delete it");
  if (journal.machine !== thisMachine) {
    throw refuse("was left by a run on another machine; look at what it changed, then delete it");
  }
  return journal;
}

/** A journal may come with a stranger's project, so it may name nothing but what this program writes. */
function parseJournal(text: string, destination: Destination): Journal | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { version, machine, folders, files } = (value ?? {}) as Partial<Journal>;
  if (version !== 1 || typeof machine !== "string") return undefined;
  if (!Array.isArray(folders) || !folders.every(isFolderPath)) return undefined;
  if (!Array.isArray(files)) return undefined;
  const valid = files.every(
    (file: Partial<JournaledFile> | null) =>
      typeof file?.path === "string" &&
      isWritable(file.path, destination) &&
      isHash(file.before) &&
      isHash(file.after) &&
      isTempName(file.temp) &&
      isTempName(file.undo),
  );
  return valid ? (value as Journal) : undefined;
}

function isFolderPath(path: unknown): boolean {
  return typeof path === "string" && isInnerPath(path);
}

function isHash(value: unknown): boolean {
  return value === null || (typeof value === "string" && /^sha256-[0-9a-f]{64}$/.test(value));
}

/** Whether a path is one that a run can write: agents and what lies beside them, the lock, documents. */
export function isWritable(path: string, destination: Destination): boolean {
  if (!isInnerPath(path)) return false;
  const cut = path.lastIndexOf("/") + 1;
  const [folder, name] = [path.slice(0, Math.max(0, cut - 1)), path.slice(cut)];
  if (path === lockPath(destination)) return true;
  if (folder === storePath(destination)) return /^sha256-[0-9a-f]{64}\.base$/.test(name);
  if (folder === destination.parts.join("/")) {
    return /^[^.][^/]*\.md(?:\.(?:upstream|merge))?(?:\.bak\d*)?$/.test(name);
  }
  return destination.scope === "project" && isDocumentPath(path.replace(/\.bak\d*$/, ""));
}

export function journalText(journal: Journal): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(journal, null, 1)}\n`);
}

export async function dropJournal(folder: string, name: string, disk: Disk): Promise<void> {
  const path = join(folder, name);
  await disk.unlink(path).catch((error: unknown) => {
    throw new DiskFailure(path, error);
  });
}
