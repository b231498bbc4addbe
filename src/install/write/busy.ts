import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { pid } from "node:process";
import { setTimeout } from "node:timers/promises";
import type { Disk } from "../disk.ts";
import { DiskFailure } from "../failure.ts";
import { codeOf } from "../../machine/system-error.ts";
import { lookAt } from "../place/folder.ts";
import { readBytes } from "../read-bytes.ts";
import { Stopped } from "./change.ts";
import { publish } from "./publish.ts";
import { stage } from "./stage.ts";
import { isRunning, tempName, thisMachine } from "./temp.ts";

const BUSY_NAME = "busy.json";
/** A folder, since making one is a single step everywhere. */
const GUARD_NAME = "taking-over";
/** Milliseconds: how long a run waits for another, and from when on it says so. */
const PATIENCE = 60_000;
const SILENCE = 1_000;
/** A run on another machine cannot be asked whether it goes on. Milliseconds. */
const FOREIGN_AGE = 3_600_000;

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

interface Holder {
  readonly machine: string;
  readonly pid: number;
  readonly token: string;
}

/** Marks of this very process, which may work on several projects at once. */
const own = new Set<string>();

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
  const path = join(folder, BUSY_NAME);
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
  const path = join(folder, BUSY_NAME);
  let told = false;
  while (!(await mark(path, folder, mine, disk))) {
    await confirmNoFolder(path, disk);
    const holder = await holderOf(path, disk);
    const gone = holder !== undefined && (await isGone(holder, path, disk));
    if (gone && (await clear(path, folder, holder, disk))) continue;
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
  const isKnown = holder !== undefined && holder.pid > 0 && path.endsWith(BUSY_NAME);
  const who = isKnown ? `process ${holder.pid} works on it` : "another run works on it";
  return new DiskFailure(path, new Error(`${who}; if that is no install-agent, delete this`));
}

/** Whether a run that is no more has left its mark. */
export async function isAbandoned(folder: string, disk: Disk): Promise<boolean> {
  const path = join(folder, BUSY_NAME);
  const holder = await knownHolder(path, disk);
  return holder !== undefined && isGone(holder, path, disk);
}

/** Whether a run works here at this moment, as far as its mark tells. */
export async function isAtWork(folder: string, disk: Disk): Promise<boolean> {
  const path = join(folder, BUSY_NAME);
  const holder = await knownHolder(path, disk);
  return holder !== undefined && !(await isGone(holder, path, disk));
}

/** For who only looks, a mark that may not be read tells nothing. */
async function knownHolder(path: string, disk: Disk): Promise<Holder | undefined> {
  return holderOf(path, disk).catch(() => undefined);
}

/** The mark appears with its content, so that nobody reads half of it. */
async function mark(path: string, folder: string, mine: Holder, disk: Disk): Promise<boolean> {
  if ((await disk.lstat(path).catch(() => undefined)) !== undefined) return false;
  const temp = join(folder, tempName());
  try {
    const text = new TextEncoder().encode(`${JSON.stringify(mine)}\n`);
    await stage(temp, text, 0o644, path, disk, { isLasting: false });
    return await publish(temp, path, disk);
  } catch (error) {
    if (error instanceof DiskFailure) throw error;
    throw new DiskFailure(path, error);
  } finally {
    await disk.unlink(temp).catch(() => undefined);
  }
}

/** Nothing when there is none, or it just went. */
async function holderOf(path: string, disk: Disk): Promise<Holder | undefined> {
  const there = await lookAt(path, disk);
  if (!there) return undefined;
  // Whatever else stands there was left by nobody who still runs.
  const unknown = { machine: "", pid: 0, token: "" };
  if (!there.isFile()) return unknown;
  const found = await readBytes(path).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return undefined;
    throw new DiskFailure(path, error);
  });
  if (!found) return undefined;
  if (found.kind !== "bytes") return unknown;
  try {
    const holder = JSON.parse(new TextDecoder().decode(found.bytes)) as Partial<Holder>;
    const { machine, pid: process, token } = holder;
    if (typeof machine === "string" && Number.isInteger(process) && typeof token === "string") {
      return holder as Holder;
    }
  } catch {
    // No JSON.
  }
  return unknown;
}

async function isGone({ machine, pid: process, token }: Holder, path: string, disk: Disk) {
  if (machine === thisMachine) {
    return process === pid ? !own.has(token) : process <= 0 || !isRunning(process);
  }
  const found = await disk.lstat(path).catch(() => undefined);
  // What is no mark at all may have come with the project, and nobody will take it away.
  const patience = machine === "" ? GUARD_AGE : FOREIGN_AGE;
  return found !== undefined && Date.now() - found.mtimeMs > patience;
}

/** A guard that is older belongs to a run that was killed in the moment it held it. Milliseconds. */
const GUARD_AGE = 5_000;

/**
 * Takes an abandoned mark away. Under a guard, so that no two do it and the second takes away the
 * mark that a third has put there in between. False while somebody else has the guard.
 */
async function clear(path: string, folder: string, gone: Holder, disk: Disk): Promise<boolean> {
  const guard = join(folder, GUARD_NAME);
  try {
    await disk.mkdir(guard);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw new DiskFailure(path, error);
    await dropOldGuard(guard, disk);
    return false;
  }
  try {
    if ((await holderOf(path, disk))?.token === gone.token) await disk.unlink(path);
    return true;
  } catch (error) {
    if (error instanceof DiskFailure) throw error;
    throw new DiskFailure(path, error);
  } finally {
    await disk.rmdir(guard).catch(() => undefined);
  }
}

/** @throws Stopped for what is no guard: it has come with the project, and nobody takes it away. */
async function dropOldGuard(guard: string, disk: Disk): Promise<void> {
  const found = await lookAt(guard, disk);
  if (!found) return;
  try {
    if (!found.isDirectory() || (await disk.readdir(guard)).length > 0) {
      const what = "is no empty folder, as a run of install-agent puts there; delete it";
      throw new Stopped({ kind: "unsafe-place", path: guard, what });
    }
    if (Date.now() - found.mtimeMs > GUARD_AGE) await disk.rmdir(guard);
  } catch (error) {
    if (error instanceof Stopped) throw error;
    // Its run has just ended.
    if (codeOf(error) !== "ENOENT") throw new DiskFailure(guard, error);
  }
}
