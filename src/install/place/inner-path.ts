/**
 * Whether a path stays below the folder that it is relative to, on every system: forward slashes,
 * no empty or dotted parts, no drive, no control or hidden character.
 */
export function isInnerPath(path: string): boolean {
  return (
    path.length <= 1_024 &&
    !/[\\:\p{C}]/u.test(path) &&
    path.split("/").every((part) => part !== "" && part !== "." && part !== "..")
  );
}

/**
 * Whether the lock can name a place of this machine: relative to the project, out of which it may lead,
 * with forward slashes, and nothing in it that another system or a reader takes for something else.
 */
export function isLocalPath(path: string): boolean {
  return path.length <= LONGEST && !/^[/~]|[\\\p{C}]|^[a-z]:/iu.test(path);
}

const LONGEST = 2_000;
