import { join } from "node:path";
import type { LockState } from "../lock/read-lock.ts";
import type { LockEntry } from "../lock/schema.ts";
import type { Disk } from "../disk.ts";
import { DiskFailure } from "../failure.ts";
import { codeOf } from "../../machine/system-error.ts";
import { lookAt } from "../place/folder.ts";
import { agentPath, fromBoundary, fromLock } from "../place/places.ts";
import { readBytes } from "../read-bytes.ts";
import type { BytesResult } from "../read-bytes.ts";
import type { Destination } from "../place/root.ts";
import { compareText } from "../../text/order.ts";
import { textHash } from "../text-hash.ts";
import { resolvePath } from "../write/folders.ts";
import { twinFinder } from "./twins.ts";
import type { FindTwin } from "./twins.ts";

/** A file that the lock knows, beside what is there. */
export interface InstalledFile {
  /** As the lock names it. */
  readonly locked: string;
  /** Below the boundary. */
  readonly path: string;
  /** Absolute. */
  readonly target: string;
  readonly kind: "claude" | "document";
  /** The hash of the text that was written. */
  readonly sha256: string;
  /** `unsafe`: a link or something else that is no file; it is not looked into. */
  readonly state: "same" | "changed" | "missing" | "unsafe" | "unreadable";
  /** Why it is unreadable. */
  readonly failure?: DiskFailure;
  /** What is there now. */
  readonly there?: Uint8Array;
  /** What is in its place on some systems, since its name differs in spelling only; absolute. */
  readonly twin?: string;
}

export interface InstalledAgent {
  readonly name: string;
  readonly entry: LockEntry;
  /** The agent itself. */
  readonly file: InstalledFile;
  readonly documents: readonly InstalledFile[];
}

/** What the lock says is installed, beside what is there; sorted by name. */
export async function installedAgents(
  { lock }: LockState,
  destination: Destination,
  disk: Disk,
  names: readonly string[] = Object.keys(lock.agents),
): Promise<readonly InstalledAgent[]> {
  const agents: InstalledAgent[] = [];
  const findTwin = twinFinder(destination, disk);
  for (const name of names.toSorted(compareText)) {
    const entry = lock.agents[name]!;
    const own = fromLock(destination, agentPath(destination, name));
    const look = async (locked: string) => {
      const { target: kind, sha256 } = entry.files[locked] ?? {
        target: "claude" as const,
        sha256: "",
      };
      return fileAt({ locked, kind, sha256 }, destination, findTwin, disk);
    };
    const documents: InstalledFile[] = [];
    for (const locked of Object.keys(entry.files)) {
      if (locked !== own) documents.push(await look(locked));
    }
    agents.push({ name, entry, file: await look(own), documents });
  }
  return agents;
}

type Known = Pick<InstalledFile, "locked" | "kind" | "sha256">;

/** One that cannot be read stands in nobody's way who asks about another one. */
async function fileAt(
  known: Known,
  destination: Destination,
  findTwin: FindTwin,
  disk: Disk,
): Promise<InstalledFile> {
  const path = fromBoundary(destination, known.locked);
  try {
    return await readableAt(known, path, destination, findTwin, disk);
  } catch (error) {
    if (!(error instanceof DiskFailure)) throw error;
    const target = join(destination.boundary, ...path.split("/"));
    return { ...known, path, target, state: "unreadable", failure: error };
  }
}

async function readableAt(
  known: Known,
  path: string,
  destination: Destination,
  findTwin: FindTwin,
  disk: Disk,
): Promise<InstalledFile> {
  const { target, missing } = await resolvePath(destination, path, disk);
  const twin = await findTwin(path);
  const base = {
    ...known,
    path,
    target,
    ...(twin !== undefined && { twin: join(destination.boundary, twin) }),
  };
  const found = missing.length > 0 ? undefined : await lookAt(target, disk);
  if (!found) return { ...base, state: "missing" };
  const read = found.isFile() ? await readThere(target) : undefined;
  if (read === "gone") return { ...base, state: "missing" };
  if (read?.kind !== "bytes") return { ...base, state: "unsafe" };
  const { bytes: there } = read;
  return { ...base, there, state: textHash(there) === known.sha256 ? "same" : "changed" };
}

async function readThere(target: string): Promise<BytesResult | "gone"> {
  return readBytes(target).catch((error: unknown) => {
    // Between the two looks at it.
    if (codeOf(error) === "ENOENT") return "gone";
    throw new DiskFailure(target, error);
  });
}
