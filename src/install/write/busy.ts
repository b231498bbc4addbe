import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { pid } from "node:process";
import { setTimeout } from "node:timers/promises";
import type { Disk } from "../disk.ts";
import { DiskFailure } from "../failure.ts";
import { lookAt } from "../place/folder.ts";
import { Stopped } from "./change.ts";
import { MARK_NAME, holderOf, isGone, own, putMark } from "./mark.ts";
import type { Holder } from "./mark.ts";
import { GUARD_NAME, takeMarkAway } from "./take-over.ts";
import { thisMachine } from "./temp.ts";

/** Milliseconds: how long a run waits for another, and from when on it says so. */
const PATIENCE = 60_000;
const SILENCE = 1_000;

/** Marks the folder of a project's store as in use, so that one run at a time writes. */
export interface Busy {
  /** False when somebody took the mark away, believing this run dead. */
  readonly isHeld: () => Promise<boolean>;
  readonly release: () => Promise<void>;
}

/** How a run waits for another. */
export interface Wait {
  /** Told once for whom, when it takes long. */
  readonly onWait: (pid: number) => void;
  /** Calls it off. */
  readonly signal?: AbortSignal;
}

/**
 * Waits until no other run holds the folder, a minute from `since` on at most. The mark of a run that
 * is no more is taken over.
 *
 * @throws DiskFailure when the folder cannot be written to, or the wait is over; Stopped when
 * something stands there that no run has left; the reason of the signal that calls it off.
 */
export async function takeHold(
  folder: string,
  disk: Disk,
  wait: Wait,
  since = Date.now(),
): Promise<Busy> {
  const path = join(folder, MARK_NAME);
  const mine: Holder = { machine: thisMachine, pid, token: randomBytes(12).toString("hex") };
  // Before the mark is there, so that nobody in this process takes it for one left by an earlier.
  own.add(mine.token);
  try {
    await waitForMark(mine, folder, disk, wait, since);
  } catch (error) {
    own.delete(mine.token);
    throw error;
  }
  const isHeld = async () => (await holderOf(path, disk))?.token === mine.token;
  const release = async () => {
    if (await isHeld()) await disk.unlink(path).catch(() => undefined);
    own.delete(mine.token);
    // Of a run that was killed while it took a mark over.
    await disk.rmdir(join(folder, GUARD_NAME)).catch(() => undefined);
  };
  return { isHeld, release };
}

async function waitForMark(
  mine: Holder,
  folder: string,
  disk: Disk,
  { onWait, signal }: Wait,
  since: number,
): Promise<void> {
  const path = join(folder, MARK_NAME);
  let told = false;
  while (!(await putMark(path, folder, mine, disk))) {
    await confirmNoFolder(path, disk);
    const holder = await holderOf(path, disk);
    const gone = holder !== undefined && (await isGone(holder, path, disk));
    if (gone && (await takeMarkAway(path, folder, holder, disk))) continue;
    const waited = Date.now() - since;
    if (waited > PATIENCE) throw outOfPatience(gone ? join(folder, GUARD_NAME) : path, holder);
    if (waited > SILENCE && !told && holder && holder.pid > 0 && !gone) {
      told = true;
      onWait(holder.pid);
    }
    await setTimeout(10 + Math.random() * 30);
    signal?.throwIfAborted();
  }
}

/** No run puts a folder there, and none can be taken away as a mark can. */
async function confirmNoFolder(path: string, disk: Disk): Promise<void> {
  if (!(await lookAt(path, disk))?.isDirectory()) return;
  const what = "is a folder, where a run of install-agent puts a file; delete it";
  throw new Stopped({ kind: "unsafe-place", path, what });
}

function outOfPatience(path: string, holder: Holder | undefined): DiskFailure {
  const isKnown = holder !== undefined && holder.pid > 0 && path.endsWith(MARK_NAME);
  const who = isKnown ? `process ${holder.pid} works on it` : "another run works on it";
  return new DiskFailure(path, new Error(`${who}; if that is no install-agent, delete this`));
}

/** Whether a run that is no more has left its mark. */
export async function isAbandoned(folder: string, disk: Disk): Promise<boolean> {
  const path = join(folder, MARK_NAME);
  const holder = await knownHolder(path, disk);
  return holder !== undefined && isGone(holder, path, disk);
}

/** Whether a run works here at this moment, as far as its mark tells. */
export async function isAtWork(folder: string, disk: Disk): Promise<boolean> {
  const path = join(folder, MARK_NAME);
  const holder = await knownHolder(path, disk);
  return holder !== undefined && !(await isGone(holder, path, disk));
}

/** For who only looks, a mark that may not be read tells nothing. */
async function knownHolder(path: string, disk: Disk): Promise<Holder | undefined> {
  return holderOf(path, disk).catch(() => undefined);
}
