import { dirname, join } from "node:path";
import type { Disk } from "../disk.ts";
import { DiskFailure, codeOf } from "../failure.ts";
import type { Destination } from "../root.ts";
import { bytesHash } from "../text-hash.ts";
import { readBytes } from "../read-bytes.ts";
import { Stopped } from "./change.ts";
import type { FileChange, Stop } from "./change.ts";
import { hashAt, makeFolders, resolvePath, syncFolders } from "./folders.ts";
import { DONE_NAME, JOURNAL_NAME, dropJournal, isWritable, journalText } from "./journal.ts";
import type { Journal, JournaledFile } from "./journal.ts";
import { keepAside, publish, renameOver } from "./publish.ts";
import { stage } from "./stage.ts";
import { tempName, thisMachine } from "./temp.ts";
import { tidy, undo } from "./undo.ts";

interface Staged {
  readonly change: FileChange;
  readonly entry: JournaledFile;
  readonly folder: string;
  readonly target: string;
}

/**
 * Carries out a set of changes, and is the only code that writes into a project. The journal is on the
 * disk first; then every new text is, under a temporary name, and every old one under a second name;
 * only then does the first file get its own. Whatever stops it, the journal leads back.
 *
 * `store` is the folder of the journal, which the caller holds (`whileBusy`); `confirm` is asked
 * whether that is still so.
 */
export async function commit(
  changes: readonly FileChange[],
  destination: Destination,
  store: string,
  confirm: () => Promise<boolean>,
  disk: Disk,
): Promise<Stop | undefined> {
  if (changes.length === 0) return undefined;
  let journal: Journal | undefined;
  let settled = false;
  try {
    const plan = await lookAtAll(changes, destination, disk);
    journal = plan.journal;
    await writeJournal(journal, store, disk);
    await makeFolders(plan.missing, disk);
    for (const one of plan.staged) await stageOne(one, destination, disk);
    const folders = plan.staged.map(({ folder }) => folder);
    await syncFolders([...folders, ...plan.missing.map(dirname), store], disk);
    if (!(await confirm())) throw new Stopped({ kind: "changed", path: store });
    for (const one of plan.staged) await putInPlace(one, destination, disk);
    for (const one of plan.staged) await confirmOld(one);
    await syncFolders(folders, disk);
    await settle(store, disk);
    settled = true;
    await tidy(journal, destination, disk);
    await dropJournal(store, DONE_NAME, disk);
    return undefined;
  } catch (error) {
    const stop = stopOf(error);
    // What is left over then is found by the next run.
    if (settled) return undefined;
    if (journal) await takeBack(journal, destination, store, disk);
    return stop;
  }
}

async function settle(store: string, disk: Disk): Promise<void> {
  const path = join(store, JOURNAL_NAME);
  try {
    await renameOver(path, join(store, DONE_NAME), disk);
  } catch (error) {
    throw new DiskFailure(path, error);
  }
  await syncFolders([store], disk);
}

export function stopOf(error: unknown): Stop {
  if (error instanceof Stopped) return error.stop;
  if (error instanceof DiskFailure) {
    return { kind: "failed", path: error.path, message: error.message };
  }
  throw error;
}

/** Should this fail too, the journal stays, and the next run takes everything back. */
async function takeBack(
  journal: Journal,
  destination: Destination,
  store: string,
  disk: Disk,
): Promise<void> {
  try {
    await undo(journal, destination, disk);
    await dropJournal(store, JOURNAL_NAME, disk);
  } catch (error) {
    stopOf(error);
  }
}

async function lookAtAll(
  changes: readonly FileChange[],
  destination: Destination,
  disk: Disk,
): Promise<{ journal: Journal; staged: readonly Staged[]; missing: readonly string[] }> {
  const staged: Staged[] = [];
  const missing = new Set<string>();
  for (const change of changes) {
    if (!isWritable(change.path, destination)) {
      const path = join(destination.boundary, change.path);
      throw new Stopped({
        kind: "unsafe-place",
        path,
        what: "is no place for an agent or its documents",
      });
    }
    const place = await resolvePath(destination, change.path, disk);
    for (const folder of place.missing) missing.add(folder);
    if (place.missing.length === 0) await confirmTarget(change, place.target, disk);
    else if (change.before !== null) throw new Stopped({ kind: "changed", path: place.target });
    const after = change.after && bytesHash(change.after);
    const names = { temp: tempName(), undo: tempName() };
    const entry = { path: change.path, before: change.before, after, ...names };
    staged.push({ change, entry, folder: place.folder, target: place.target });
  }
  const inner = (folder: string) => folder.slice(destination.boundary.length + 1);
  const folders = [...missing].map((folder) => inner(folder).replaceAll("\\", "/"));
  const files = staged.map(({ entry }) => entry);
  return {
    journal: { version: 1, machine: thisMachine, folders, files },
    staged,
    missing: [...missing],
  };
}

async function confirmTarget({ before }: FileChange, target: string, disk: Disk): Promise<void> {
  if ((await hashAt(target, disk)) !== before) {
    throw new Stopped({ kind: "changed", path: target });
  }
}

async function writeJournal(journal: Journal, store: string, disk: Disk): Promise<void> {
  const path = join(store, JOURNAL_NAME);
  const temp = join(store, tempName());
  try {
    await stage(temp, journalText(journal), 0o644, path, disk);
    if (!(await publish(temp, path, disk))) throw new Stopped({ kind: "changed", path });
    await syncFolders([store], disk);
  } catch (error) {
    await disk.unlink(temp).catch(() => undefined);
    if (error instanceof Stopped || error instanceof DiskFailure) throw error;
    throw new DiskFailure(path, error);
  }
}

async function stageOne(one: Staged, destination: Destination, disk: Disk): Promise<void> {
  const { change, entry, folder, target } = one;
  // A folder that was just made, perhaps by somebody else, is looked at like any other.
  await confirmFolder(one, destination, disk);
  let mode = 0o644;
  if (change.before !== null) {
    try {
      mode = (await disk.lstat(target)).mode & 0o777;
      await keepAside(target, join(folder, entry.undo), disk);
    } catch (error) {
      throw new DiskFailure(target, error);
    }
  }
  if (change.after) await stage(join(folder, entry.temp), change.after, mode, target, disk);
}

/** The folder must still be the one that was looked at. */
async function confirmFolder(
  { change, folder }: Staged,
  destination: Destination,
  disk: Disk,
): Promise<void> {
  const now = await resolvePath(destination, change.path, disk);
  if (now.folder === folder && now.missing.length === 0) return;
  throw new Stopped({ kind: "unsafe-place", path: folder, what: "was exchanged meanwhile" });
}

async function putInPlace(one: Staged, destination: Destination, disk: Disk): Promise<void> {
  const { change, entry, folder, target } = one;
  await confirmFolder(one, destination, disk);
  // As late as possible: an editor may have saved in the meantime.
  await confirmTarget(change, target, disk);
  const temp = join(folder, entry.temp);
  try {
    if (!change.after) await disk.unlink(target);
    else if (change.before !== null) await renameOver(temp, target, disk);
    else if (!(await publish(temp, target, disk))) {
      throw new Stopped({ kind: "changed", path: target });
    }
  } catch (error) {
    if (error instanceof Stopped) throw error;
    throw new DiskFailure(target, error);
  }
}

/** What was replaced is still at hand under its second name: an edit of the last moment shows there. */
async function confirmOld({ change, entry, folder, target }: Staged): Promise<void> {
  if (change.before === null) return;
  const old = await readBytes(join(folder, entry.undo), Infinity).catch((error: unknown) => {
    throw new DiskFailure(target, codeOf(error));
  });
  if (old.kind !== "bytes" || bytesHash(old.bytes) !== change.before) {
    throw new Stopped({ kind: "changed", path: target });
  }
}
