import type { Destination } from "./root.ts";

/* The files of a destination, as paths below its boundary with forward slashes. */

export const LOCK_NAME = "install-agent.lock.json";
/** Holds the upstream texts, and while a run writes, its journal. */
const STORE_NAME = ".install-agent";

/** `agents` and what stands beside it. */
function parentOf({ parts }: Destination): readonly string[] {
  return parts.slice(0, -1);
}

export function storePath(destination: Destination): string {
  return [...parentOf(destination), STORE_NAME].join("/");
}

/** At the root of a project; beside the folder of the agents of the user. */
export function lockPath(destination: Destination): string {
  return [...lockFolder(destination), LOCK_NAME].join("/");
}

export function agentPath(destination: Destination, name: string): string {
  return [...destination.parts, `${name}.md`].join("/");
}

/** Not loaded by Claude Code, whatever it holds. */
export function baseName(hash: string): string {
  return `${hash}.base`;
}

export function basePath(destination: Destination, hash: string): string {
  return `${storePath(destination)}/${baseName(hash)}`;
}

function lockFolder(destination: Destination): readonly string[] {
  return destination.scope === "project" ? [] : parentOf(destination);
}

/** As the lock names it: relative to the lock file. */
export function fromLock(destination: Destination, path: string): string {
  const folder = lockFolder(destination);
  return folder.length === 0 ? path : path.slice(folder.join("/").length + 1);
}

/** The way back. */
export function fromBoundary(destination: Destination, lockedPath: string): string {
  return [...lockFolder(destination), lockedPath].join("/");
}
