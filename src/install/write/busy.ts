import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { pid } from "node:process";
import { setTimeout } from "node:timers/promises";
import type { Disk } from "../disk.ts";
import { DiskFailure } from "../failure.ts";
import { codeOf } from "../../machine/system-error.ts";
import { readBytes } from "../read-bytes.ts";
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

interface Holder {
  readonly machine: string;
  readonly pid: number;
  readonly token: string;
}

/** Marks of this very process, which may work on several projects at once. */
const own = new Set<string>();

/**
 * Waits until no other run holds the folder. The mark of a run that is no more is taken over.
 *
 * @throws DiskFailure when the folder cannot be written to, or the wait is over.
 */
export async function takeHold(
  folder: string,
  disk: Disk,
  onWait: (pid: number) => void,
): Promise<Busy> {
  const path = join(folder, BUSY_NAME);
  const mine: Holder = { machine: thisMachine, pid, token: randomBytes(12).toString("hex") };
  // Before the mark is there, so that nobody in this process takes it for one left by an earlier.
  own.add(mine.token);
  try {
    await waitForMark(mine, folder, disk, onWait);
  } catch (error) {
    own.delete(mine.token);
    throw error;
  }
  const isHeld = async () => (await holderOf(path))?.token === mine.token;
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
  onWait: (pid: number) => void,
): Promise<void> {
  const path = join(folder, BUSY_NAME);
  const start = Date.now();
  let told = false;
  while (!(await mark(path, folder, mine, disk))) {
    const holder = await holderOf(path);
    if (holder && (await isGone(holder, path, disk))) {
      await clear(path, folder, holder, disk);
      continue;
    }
    const waited = Date.now() - start;
    if (waited > PATIENCE) {
      const who = holder ? `process ${holder.pid} works on it` : "another run works on it";
      throw new DiskFailure(
        path,
        new Error(`${who}; if that is no install-agent, delete this file`),
      );
    }
    if (waited > SILENCE && !told && holder) {
      told = true;
      onWait(holder.pid);
    }
    await setTimeout(10 + Math.random() * 30);
  }
}

/** Whether a run that is no more has left its mark. */
export async function isAbandoned(folder: string, disk: Disk): Promise<boolean> {
  const path = join(folder, BUSY_NAME);
  const holder = await holderOf(path);
  return holder !== undefined && isGone(holder, path, disk);
}

/** Whether a run works here at this moment, as far as its mark tells. */
export async function isAtWork(folder: string, disk: Disk): Promise<boolean> {
  const path = join(folder, BUSY_NAME);
  const holder = await holderOf(path);
  return holder !== undefined && !(await isGone(holder, path, disk));
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
async function holderOf(path: string): Promise<Holder | undefined> {
  const found = await readBytes(path).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return undefined;
    throw new DiskFailure(path, error);
  });
  if (!found) return undefined;
  // Whatever else stands there was left by nobody who still runs.
  const unknown = { machine: "", pid: 0, token: "" };
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
 * mark that a third has put there in between.
 */
async function clear(path: string, folder: string, gone: Holder, disk: Disk): Promise<void> {
  const guard = join(folder, GUARD_NAME);
  try {
    await disk.mkdir(guard);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw new DiskFailure(path, error);
    const found = await disk.lstat(guard).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > GUARD_AGE)
      await disk.rmdir(guard).catch(() => undefined);
    await setTimeout(10);
    return;
  }
  try {
    if ((await holderOf(path))?.token === gone.token) await disk.unlink(path);
  } catch (error) {
    throw new DiskFailure(path, error);
  } finally {
    await disk.rmdir(guard).catch(() => undefined);
  }
}
