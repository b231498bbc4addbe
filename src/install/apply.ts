import { constants } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Disk } from "./disk.ts";
import { nodeDisk } from "./disk.ts";
import { DiskFailure, codeOf } from "./failure.ts";
import { locateFolder } from "./folder.ts";
import { occupantOf, sameAgent } from "./occupant.ts";
import { isBlocked } from "./plan.ts";
import type { InstallPlan, Step } from "./plan.ts";
import { publish } from "./publish.ts";
import { removeStale, tempName } from "./temp.ts";

/** What became of a plan. Files are named by their agents. */
export interface Applied {
  readonly written: readonly string[];
  /** What stopped it. The files in `written` are complete all the same, and no other was touched. */
  readonly stop?: Stop;
}

export type Stop =
  /** Something appeared after the plan was made. */
  | { readonly kind: "conflict"; readonly name: string; readonly path: string }
  | { readonly kind: "unsafe-place"; readonly path: string; readonly what: string }
  | { readonly kind: "failed"; readonly path: string; readonly message: string };

type Write = Extract<Step, { action: "write" }>;

/**
 * Carries a plan out, and is the only code that writes. Every file is complete on disk under a
 * temporary name before the first one gets its own, and none ever replaces another.
 */
export async function apply(plan: InstallPlan, disk: Disk = nodeDisk): Promise<Applied> {
  if (isBlocked(plan)) return { written: [] };
  const writes = plan.steps.filter((step): step is Write => step.action === "write");
  const made: string[] = [];
  const temps = new Map<Write, string>();
  const written: string[] = [];
  try {
    const folder = await makeFolder(plan, disk, made);
    for (const step of writes) await stage(step, folder, temps, disk);
    // The folder must still be the one that was looked at.
    await confirmFolder(plan, folder, disk);
    for (const [step, temp] of temps) {
      if (await publishStep(step, temp, plan, disk)) written.push(step.name);
    }
    await syncFolders([folder, ...made.map(dirname)], disk);
    return { written };
  } catch (error) {
    return { written, stop: stopOf(error) };
  } finally {
    for (const temp of temps.values()) await disk.unlink(temp).catch(() => undefined);
    // Only folders that are still empty go.
    if (written.length === 0) {
      for (const folder of made.toReversed()) await disk.rmdir(folder).catch(() => undefined);
    }
    const folder = plan.steps[0] && dirname(plan.steps[0].path);
    if (folder !== undefined) await removeStale(folder, disk, Date.now());
  }
}

class Stopped extends Error {
  readonly stop: Stop;
  constructor(stop: Stop) {
    super(stop.kind);
    this.stop = stop;
  }
}

function stopOf(error: unknown): Stop {
  if (error instanceof Stopped) return error.stop;
  if (error instanceof DiskFailure) {
    return { kind: "failed", path: error.path, message: error.message };
  }
  throw error;
}

/** Makes the missing folders, one at a time, and remembers them; gives the real path. */
async function makeFolder(plan: InstallPlan, disk: Disk, made: string[]): Promise<string> {
  const before = await locateFolder(plan.destination, disk);
  if (before.kind === "absent") {
    for (const path of before.missing) {
      try {
        await disk.mkdir(path);
        made.push(path);
      } catch (error) {
        // Another process was faster; what it made is looked at below.
        if (codeOf(error) !== "EEXIST") throw new DiskFailure(path, error);
      }
    }
  }
  const folder = before.kind === "unsafe" ? "" : before.real;
  await confirmFolder(plan, folder, disk);
  return folder;
}

async function confirmFolder(plan: InstallPlan, folder: string, disk: Disk): Promise<void> {
  const now = await locateFolder(plan.destination, disk);
  if (now.kind === "unsafe") {
    throw new Stopped({ kind: "unsafe-place", path: now.path, what: now.what });
  }
  const planned = plan.steps.every(({ path }) => dirname(path) === folder);
  if (now.kind === "absent" || now.real !== folder || !planned) {
    throw new Stopped({ kind: "unsafe-place", path: folder, what: "was exchanged meanwhile" });
  }
}

async function stage(
  step: Write,
  folder: string,
  temps: Map<Write, string>,
  disk: Disk,
): Promise<void> {
  const temp = join(folder, tempName());
  try {
    const flags =
      constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);
    const handle = await disk.open(temp, flags, 0o644);
    temps.set(step, temp);
    try {
      await fill(handle, step.bytes);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new DiskFailure(step.path, error);
  }
}

async function fill(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  await handle.writeFile(bytes);
  // A full disk has been seen to take less than it was given without saying so.
  const { size } = await handle.stat();
  if (size !== bytes.length) throw new Error(`only ${size} of ${bytes.length} bytes were kept`);
  await handle.sync();
}

/** True when the file was written, false when another process has put the same one there. */
async function publishStep(
  { name, path, bytes }: Write,
  temp: string,
  plan: InstallPlan,
  disk: Disk,
): Promise<boolean> {
  try {
    if (await publish(temp, path, disk)) return true;
  } catch (error) {
    throw new DiskFailure(path, error);
  }
  const there = await occupantOf(path, plan.destination.boundary, disk);
  if (there.kind === "unsafe") {
    throw new Stopped({ kind: "unsafe-place", path, what: there.what });
  }
  if (there.kind === "file" && sameAgent(there.bytes, bytes)) return false;
  throw new Stopped({ kind: "conflict", name, path });
}

/** Makes names last through a power cut, on systems whose folders can be synced. */
async function syncFolders(folders: readonly string[], disk: Disk): Promise<void> {
  for (const folder of new Set(folders)) {
    const handle = await disk.open(folder, constants.O_RDONLY).catch(() => undefined);
    try {
      await handle?.sync();
    } catch (error) {
      if (codeOf(error) === "EIO") throw new DiskFailure(folder, error);
    } finally {
      await handle?.close();
    }
  }
}
