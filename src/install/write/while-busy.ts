import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Disk } from "../disk.ts";
import { DiskFailure } from "../failure.ts";
import { locateFolder, lookAt } from "../place/folder.ts";
import { storePath } from "../place/places.ts";
import type { Destination } from "../place/root.ts";
import { Stopped } from "./change.ts";
import type { FileChange, Stop } from "./change.ts";
import { isAbandoned, isAtWork, takeHold } from "./busy.ts";
import type { Busy, Wait } from "./busy.ts";
import { commit, stopOf } from "./commit.ts";
import { makeFolders, syncFolders } from "./folders.ts";
import { DONE_NAME, JOURNAL_NAME, dropJournal, readJournal } from "./journal.ts";
import { isTempName, removeStale } from "./temp.ts";
import { tidy, undo } from "./undo.ts";

/** What can be done while no other run writes. */
export interface Writer {
  /** All of the changes, or none and the reason. */
  readonly commit: (changes: readonly FileChange[]) => Promise<Stop | undefined>;
}

/**
 * Does work while no other run writes into the same place, after taking back what a run that was
 * killed has left half done. Called off, it ends while it waits and before it commits, and throws the
 * reason of the signal; what has begun by then is finished.
 */
export async function whileBusy<T>(
  destination: Destination,
  disk: Disk,
  wait: Wait,
  work: (writer: Writer) => Promise<T>,
): Promise<T | { readonly stop: Stop }> {
  const made: string[] = [];
  try {
    const { store, busy } = await holdStore(destination, disk, wait, made);
    try {
      await recover(destination, store, disk);
      return await work({
        commit: async (changes) => {
          wait.signal?.throwIfAborted();
          return commit(changes, destination, store, busy.isHeld, disk);
        },
      });
    } finally {
      await removeStale(store, disk, Date.now());
      await busy.release();
      await disk.rmdir(store).catch(() => undefined);
    }
  } catch (error) {
    return { stop: stopOf(error) };
  } finally {
    // Only folders that are still empty go.
    for (const folder of made.toReversed()) await disk.rmdir(folder).catch(() => undefined);
  }
}

/** A run that ends may take the empty folder away just when this one wants to put its mark there. */
const ATTEMPTS = 200;

async function holdStore(
  destination: Destination,
  disk: Disk,
  wait: Wait,
  made: string[],
): Promise<{ store: string; busy: Busy }> {
  const parts = storePath(destination).split("/");
  const since = Date.now();
  for (let attempt = 1; ; attempt++) {
    wait.signal?.throwIfAborted();
    const found = await locateFolder({ ...destination, parts }, disk);
    if (found.kind === "unsafe") {
      throw new Stopped({ kind: "unsafe-place", path: found.path, what: found.what });
    }
    try {
      if (found.kind === "absent") {
        made.push(...(await makeFolders(found.missing, disk)));
        if (attempt < ATTEMPTS) continue;
        throw new DiskFailure(found.real, new Error("it is made and does not stay"));
      }
      return { store: found.real, busy: await takeHold(found.real, disk, wait, since) };
    } catch (error) {
      const gone = error instanceof DiskFailure && error.code === "ENOENT";
      if (!gone || attempt >= ATTEMPTS) throw error;
      await setTimeout(5);
    }
  }
}

async function recover(destination: Destination, store: string, disk: Disk): Promise<void> {
  const done = await readJournal(destination, store, DONE_NAME);
  if (done) {
    await tidy(done, destination, disk);
    await dropJournal(store, DONE_NAME, disk);
  }
  const journal = await readJournal(destination, store, JOURNAL_NAME);
  if (journal) {
    await undo(journal, destination, disk);
    await dropJournal(store, JOURNAL_NAME, disk);
    await syncFolders([store], disk);
  }
}

/** Whether some files are old and some are new, and stay so: nobody goes on with it. */
export async function isHalfDone(destination: Destination, disk: Disk): Promise<boolean> {
  const store = await storeOf(destination, disk);
  if (store === undefined) return false;
  // A run that still works is over in a moment.
  const attempts = (await isAtWork(store, disk)) ? ATTEMPTS : 1;
  for (let attempt = 1; ; attempt++) {
    const journal = await lookAt(join(store, JOURNAL_NAME), disk);
    if (!journal || attempt >= attempts) return journal !== undefined;
    await setTimeout(20);
  }
}

/** Whether another run works here at this moment. */
export async function isInUse(destination: Destination, disk: Disk): Promise<boolean> {
  const store = await storeOf(destination, disk);
  return store !== undefined && isAtWork(store, disk);
}

async function storeOf(destination: Destination, disk: Disk): Promise<string | undefined> {
  const parts = storePath(destination).split("/");
  const found = await locateFolder({ ...destination, parts }, disk);
  return found.kind === "present" ? found.real : undefined;
}

/** Whether a run was killed here and has left something to be taken back. */
export async function isInterrupted(destination: Destination, disk: Disk): Promise<boolean> {
  const store = await storeOf(destination, disk);
  if (store === undefined) return false;
  const entries: readonly string[] = await disk.readdir(store).catch(() => []);
  if (entries.every((entry) => entry.endsWith(".base"))) return false;
  const left = (entry: string) =>
    entry === JOURNAL_NAME || entry === DONE_NAME || isTempName(entry);
  if (entries.some(left)) return true;
  return isAbandoned(store, disk);
}
