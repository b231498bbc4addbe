import type { StoredText } from "../survey/bases.ts";
import type { InstalledAgent, InstalledFile } from "../survey/installed.ts";
import { basePath } from "../place/places.ts";
import type { Destination } from "../place/root.ts";
import { bytesHash } from "../text-hash.ts";
import type { FileChange } from "../write/change.ts";
import { freeBackup } from "./free-backup.ts";

export interface RestorePlan {
  readonly files: readonly RestoredFile[];
  /** Every file can be had as it is wanted; otherwise nothing is written. */
  readonly whole: boolean;
  readonly changes: readonly FileChange[];
}

export interface RestoredFile {
  readonly name: string;
  readonly file: InstalledFile;
  /** `lost`: nothing that can be had is the text that the lock names. `why` completes "<path> …". */
  readonly action:
    | "write"
    | "same"
    | "changed"
    | "replace"
    | "unsafe"
    | "twin"
    | "unreadable"
    | "lost"
    | "refused";
  readonly why?: string;
  readonly backup?: string;
}

/** The text of a file as the lock names it, or why there is none. */
export type LockedText =
  | { readonly bytes: Uint8Array; readonly upstream?: Uint8Array }
  | { readonly lost: string }
  | { readonly refused: string };

interface Given {
  readonly destination: Destination;
  readonly installed: readonly InstalledAgent[];
  readonly bases: ReadonlyMap<string, StoredText>;
  /** Names of everything in the folders of the files, by those folders below the boundary. */
  readonly entries: ReadonlyMap<string, ReadonlySet<string>>;
  /** By the paths below the boundary; asked for those files only that are to be written. */
  readonly texts: ReadonlyMap<string, LockedText>;
}

/** Whether a file needs its text to be found again. */
export function isWanted({ state, twin }: InstalledFile, force: boolean): boolean {
  if (twin !== undefined) return false;
  return state === "missing" || (state === "changed" && force);
}

/**
 * Brings files back to what the lock says. Nothing happens when one of them cannot be; `exactly`, when
 * one of them has local edits.
 */
export function planRestore(
  { destination, installed, bases, entries, texts }: Given,
  { force, exactly }: { readonly force: boolean; readonly exactly: boolean },
): RestorePlan {
  const store = new Map<string, FileChange>();
  const changes: FileChange[] = [];
  const seen = new Set<string>();
  const files = installed.flatMap((agent) =>
    [agent.file, ...agent.documents].flatMap((file): RestoredFile | readonly RestoredFile[] => {
      // A document comes along with several agents.
      if (seen.has(file.path)) return [];
      seen.add(file.path);
      const { name, entry } = agent;
      if (file.state === "unsafe" || file.state === "unreadable") {
        return { name, file, action: file.state };
      }
      if (file.twin !== undefined) return { name, file, action: "twin" };
      if (!isWanted(file, force))
        return { name, file, action: file.state === "same" ? "same" : "changed" };
      const text = texts.get(file.path) ?? { lost: "cannot be found again" };
      if ("lost" in text) return { name, file, action: "lost", why: text.lost };
      if ("refused" in text) return { name, file, action: "refused", why: text.refused };
      if (text.upstream && bases.get(entry.upstream)?.whole !== true) {
        const path = basePath(destination, entry.upstream);
        const before = bases.get(entry.upstream)?.hash ?? null;
        store.set(path, { path, before, after: text.upstream });
      }
      if (!file.there) {
        changes.push({ path: file.path, before: null, after: text.bytes });
        return { name, file, action: "write" };
      }
      const backup = `${file.path}.${freeEnding(file.path, entries)}`;
      changes.push({ path: backup, before: null, after: file.there });
      changes.push({ path: file.path, before: bytesHash(file.there), after: text.bytes });
      return { name, file, action: "replace", backup };
    }),
  );
  const bad = new Set<RestoredFile["action"]>(["lost", "refused", "twin", "unsafe", "unreadable"]);
  if (exactly) bad.add("changed");
  const whole = !files.some(({ action }) => bad.has(action));
  return { files, whole, changes: whole ? [...changes, ...store.values()] : [] };
}

/** The ending of a backup that is not taken yet. */
function freeEnding(path: string, entries: Given["entries"]): string {
  const cut = path.lastIndexOf("/");
  return freeBackup(path.slice(cut + 1), entries.get(path.slice(0, cut)) ?? new Set());
}
