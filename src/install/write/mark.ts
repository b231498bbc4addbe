import { join } from "node:path";
import { pid } from "node:process";
import type { Disk } from "../disk.ts";
import { DiskFailure } from "../failure.ts";
import { codeOf } from "../../machine/system-error.ts";
import { lookAt } from "../place/folder.ts";
import { readBytes } from "../read-bytes.ts";
import { publish } from "./publish.ts";
import { stage } from "./stage.ts";
import { isRunning, tempName, thisMachine } from "./temp.ts";

/* The mark of a run in the folder that it writes from: whose it is, and whether that run goes on. */

export const MARK_NAME = "busy.json";
/** A run on another machine cannot be asked whether it goes on. Milliseconds. */
const FOREIGN_AGE = 3_600_000;
/** What is no mark at all. Milliseconds. */
const STRANGE_AGE = 5_000;

export interface Holder {
  readonly machine: string;
  readonly pid: number;
  readonly token: string;
}

/** Tokens of marks of this very process, which may work on several projects at once. */
export const own = new Set<string>();

/** The mark appears with its content, so that nobody reads half of it. */
export async function putMark(
  path: string,
  folder: string,
  mine: Holder,
  disk: Disk,
): Promise<boolean> {
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
export async function holderOf(path: string, disk: Disk): Promise<Holder | undefined> {
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

/** Whether the run that a mark is of is no more. */
export async function isGone({ machine, pid: process, token }: Holder, path: string, disk: Disk) {
  if (machine === thisMachine) {
    return process === pid ? !own.has(token) : process <= 0 || !isRunning(process);
  }
  const found = await disk.lstat(path).catch(() => undefined);
  // What is no mark at all may have come with the project, and nobody will take it away.
  const patience = machine === "" ? STRANGE_AGE : FOREIGN_AGE;
  return found !== undefined && Date.now() - found.mtimeMs > patience;
}
