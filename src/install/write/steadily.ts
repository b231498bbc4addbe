import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Disk } from "../disk.ts";
import { locateFolder } from "../place/folder.ts";
import { lockPath, storePath } from "../place/places.ts";
import type { Destination } from "../place/root.ts";
import { hashAt, resolvePath } from "./folders.ts";
import { JOURNAL_NAME } from "./journal.ts";

const ATTEMPTS = 200;

/**
 * Repeats a look at the files until no other run has written meanwhile, so that what is seen belongs
 * together. Every run that changes an agent changes the lock file too, and has a journal while it writes.
 */
export async function steadily<T>(
  destination: Destination,
  disk: Disk,
  look: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const before = await stateOf(destination, disk);
    if (before === "writing" && attempt < ATTEMPTS) {
      await pause();
      continue;
    }
    const seen = await look().then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    const after = await stateOf(destination, disk);
    const steady = before !== "writing" && before === after;
    if (steady || attempt >= ATTEMPTS) {
      if ("value" in seen) return seen.value;
      throw seen.error;
    }
    await pause();
  }
}

async function pause(): Promise<void> {
  await setTimeout(10 + Math.random() * 20);
}

/** The hash of the lock file, or that a run is writing. */
async function stateOf(destination: Destination, disk: Disk): Promise<string | null> {
  const parts = storePath(destination).split("/");
  const store = await locateFolder({ ...destination, parts }, disk);
  if (store.kind === "present") {
    const journal = await disk.lstat(join(store.real, JOURNAL_NAME)).catch(() => undefined);
    if (journal) return "writing";
  }
  const { target, missing } = await resolvePath(destination, lockPath(destination), disk);
  return missing.length > 0 ? null : hashAt(target, disk);
}
