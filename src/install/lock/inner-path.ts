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
