import { decode } from "../../text/decode.ts";
import type { Disk } from "../disk.ts";
import { DiskFailure } from "../failure.ts";
import { lockPath } from "../place/places.ts";
import { readBytes } from "../read-bytes.ts";
import type { Destination } from "../place/root.ts";
import { bytesHash } from "../text-hash.ts";
import { hashAt, resolvePath } from "../write/folders.ts";
import { parseLock } from "./lock.ts";
import type { LockTrouble } from "./lock.ts";
import type { Lock } from "./schema.ts";

/** The lock of a destination as it is on the disk; an empty one where there is none yet. */
export interface LockState {
  readonly lock: Lock;
  /** `bytesHash` of the file; null when it is not there. */
  readonly hash: string | null;
  /** Absolute. */
  readonly path: string;
}

/** The lock file cannot be relied on, so nothing is done at all. */
export class LockBroken extends Error {
  override readonly name = "LockBroken";
  readonly path: string;
  readonly trouble: LockTrouble;
  /** `what` completes "<path> …". */
  constructor(path: string, trouble: LockTrouble, what: string) {
    super(what);
    this.path = path;
    this.trouble = trouble;
  }
}

/** Bytes. A thousand agents take about half a megabyte. */
const MAX_LOCK_SIZE = 8 * 1_048_576;
const nothing: Lock = { lockfileVersion: 1, agents: {} };

/** @throws LockBroken, and Stopped for a link or a folder in its place. */
export async function readLock(destination: Destination, disk: Disk): Promise<LockState> {
  const { target, missing } = await resolvePath(destination, lockPath(destination), disk);
  const absent = { lock: nothing, hash: null, path: target };
  if (missing.length > 0 || (await hashAt(target, disk)) === null) return absent;
  const found = await readBytes(target, MAX_LOCK_SIZE).catch((error: unknown): never => {
    throw new DiskFailure(target, error);
  });
  if (found.kind !== "bytes")
    throw new LockBroken(target, "changed", "is too large for a lock file");
  const result = parseLock(decode(found.bytes).text);
  if (result.kind === "broken") throw new LockBroken(target, result.cause, result.what);
  return { lock: result.lock, hash: bytesHash(found.bytes), path: target };
}
