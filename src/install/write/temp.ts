import { createHash, randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { join } from "node:path";
import { kill, pid } from "node:process";
import type { Disk } from "../disk.ts";

/*
 * Temporary files stand beside their target, so that they can become it in one step. Their names
 * never end in `.md`: Claude Code loads everything that does, hidden files included.
 */

const form = /^\.install-agent-([0-9a-f]{6})-(\d{1,10})-[0-9a-f]{12}\.tmp$/;
/** A file of another machine, whose processes cannot be asked for, is left alone this long. Milliseconds. */
const FOREIGN_AGE = 3_600_000;

/** Stands for this machine, since process numbers mean nothing on another one. */
export const thisMachine = createHash("sha256").update(hostname()).digest("hex").slice(0, 6);

/** Short whatever the target is called, and not to be guessed. */
export function tempName(): string {
  return `.install-agent-${thisMachine}-${pid}-${randomBytes(6).toString("hex")}.tmp`;
}

export function isTempName(name: unknown): name is string {
  return typeof name === "string" && form.test(name);
}

/** Removes what runs that were killed left in a folder; never a file of one that still runs. */
export async function removeStale(folder: string, disk: Disk, now: number): Promise<void> {
  const entries = await disk.readdir(folder).catch(() => []);
  for (const entry of entries) {
    const parts = form.exec(entry);
    if (!parts) continue;
    const path = join(folder, entry);
    try {
      const found = await disk.lstat(path);
      if (!found.isFile()) continue;
      const stale =
        parts[1] === thisMachine ? !isRunning(Number(parts[2])) : now - found.mtimeMs > FOREIGN_AGE;
      if (stale) await disk.unlink(path);
    } catch {
      // Gone already, or not ours to remove: harmless, since no client loads it.
    }
  }
}

export function isRunning(process: number): boolean {
  try {
    return kill(process, 0);
  } catch (error) {
    // EPERM: it is there and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
