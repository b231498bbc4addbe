import { isAbsolute, relative, sep } from "node:path";
import { isLocalPath } from "../place/inner-path.ts";
import { failure } from "./source.ts";
import type { FetchResult } from "./source.ts";

/** How the lock names a place; nothing when no relative path leads there. */
export function placeInLock(absolute: string, root: string): string | undefined {
  const path = relative(root, absolute);
  if (isAbsolute(path)) return undefined;
  const slashed = path.split(sep).join("/");
  // What would pass for a home folder or a drive.
  return /^(?:~|[a-z]:)/i.test(slashed) ? `./${slashed}` : slashed;
}

/** What the lock file cannot name could never be brought up to date or restored. */
export function keepable(found: FetchResult, asked: string): FetchResult {
  const odd = found.agents
    ?.flatMap(({ resolved }) => (resolved.type === "path" ? resolved.path : []))
    .find((path) => !isLocalPath(path));
  if (odd === undefined) return found;
  return failure(
    "refused",
    `${asked} leads to ${odd}, which the lock file cannot name`,
    "give it a path without backslashes and hidden characters, and not of thousands of letters",
  );
}
