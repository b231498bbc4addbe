import { isInnerPath } from "./inner-path.ts";
import { foldedName, nameProblem } from "./entry-names.ts";

/**
 * Files that a program takes its orders from wherever they lie, unasked: they would change what a
 * project tells it, for every agent.
 */
const ORDERS = /^(?:claude|claude\.local|agents|agents\.override|gemini|skill)\.md$/i;

/** What file systems take for the name of one file, in bytes. */
const LONGEST_PART = 255;

/**
 * Whether a document may come along with an agent, and so be named by a lock or a journal: Markdown
 * below `docs`, in no hidden folder, under a name that every system can hold, and nothing that is an
 * order by its name.
 */
export function isDocumentPath(path: string): boolean {
  const parts = path.split("/");
  return (
    isInnerPath(path) &&
    nameProblem(path) === undefined &&
    parts.length > 1 &&
    parts[0] === "docs" &&
    path.endsWith(".md") &&
    !ORDERS.test(parts.at(-1)!) &&
    parts.every(
      (part) =>
        !part.startsWith(".") &&
        part.toLowerCase() !== "node_modules" &&
        new TextEncoder().encode(part).length <= LONGEST_PART,
    )
  );
}

/**
 * Finds, among some paths, one that some file system could not have beside a given one, as it is
 * spelled there: `docs/Flow.md`.
 */
export function collisionsAmong(paths: Iterable<string>): (path: string) => string | undefined {
  const places = new Map<string, Place[]>();
  for (const path of new Set(paths)) {
    for (const place of placesOn(path)) {
      const folded = foldedName(place.spelled);
      const known = places.get(folded) ?? [];
      if (!known.some((one) => isSame(one, place))) places.set(folded, [...known, place]);
    }
  }
  return (path) => {
    for (const place of placesOn(path)) {
      const other = places.get(foldedName(place.spelled))?.find((one) => !isSame(one, place));
      if (other) return other.spelled;
    }
    return undefined;
  };
}

/** A folder on the way to a file, or the file. */
interface Place {
  readonly spelled: string;
  readonly isFile: boolean;
}

function* placesOn(path: string): Generator<Place> {
  for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1)) {
    yield { spelled: path.slice(0, at), isFile: false };
  }
  yield { spelled: path, isFile: true };
}

function isSame(a: Place, b: Place): boolean {
  return a.spelled === b.spelled && a.isFile === b.isFile;
}
