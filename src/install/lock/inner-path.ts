/**
 * Whether a document may be written there: Markdown below the root, in no hidden folder, so that no
 * lock and no journal of a stranger's project can name a hook, a setting or a workflow.
 */
export function isDocumentPath(path: string): boolean {
  return (
    isInnerPath(path) &&
    path.endsWith(".md") &&
    path.split("/").every((part) => !part.startsWith(".") && part.toLowerCase() !== "node_modules")
  );
}

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
