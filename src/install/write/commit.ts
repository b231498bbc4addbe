import { dirname, join } from "node:path";
import type { Disk } from "../disk.ts";
import { DiskFailure } from "../failure.ts";
import type { Destination } from "../place/root.ts";
import { Stopped } from "./change.ts";
import type { FileChange, Stop } from "./change.ts";
import { makeFolders, syncFolders } from "./folders.ts";
import { DONE_NAME, JOURNAL_NAME, dropJournal, journalText } from "./journal.ts";
import type { Journal } from "./journal.ts";
import { confirmOld, putInPlace, stageOne } from "./one-file.ts";
import { publish, renameOver } from "./publish.ts";
import { stage } from "./stage.ts";
import { lookAtAll } from "./staged.ts";
import { tempName } from "./temp.ts";
import { together } from "./together.ts";
import { tidy, undo } from "./undo.ts";

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
    await together(plan.staged, (one) => stageOne(one, destination, disk));
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
    const { path, message, code } = error;
    return { kind: "failed", path, message, code };
  }
  throw error;
}
