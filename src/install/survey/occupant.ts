import type { Disk } from "../disk.ts";
import { DiskFailure } from "../failure.ts";
import { codeOf } from "../../machine/system-error.ts";
import { followLink, lookAt } from "../place/folder.ts";
import { readBytes } from "../read-bytes.ts";
import { withoutCarriageReturns } from "../text-hash.ts";

/** What stands at the path that an agent would get. */
export type Occupant =
  | { readonly kind: "none" }
  /** `linked`: it stands elsewhere inside the boundary, and a link leads to it. */
  | { readonly kind: "file"; readonly bytes: Uint8Array; readonly linked?: true }
  /** A file that cannot be the agent, and is not looked into: larger than the client loads. */
  | { readonly kind: "large-file" }
  /** `what` completes "<path> …". */
  | { readonly kind: "unsafe"; readonly what: string };

/**
 * Links are followed inside the boundary only, and nothing that could block is opened.
 *
 * @throws DiskFailure when it cannot be read.
 */
export async function occupantOf(path: string, boundary: string, disk: Disk): Promise<Occupant> {
  let found = await lookAt(path, disk);
  if (found === undefined) return { kind: "none" };
  let real = path;
  if (found.isSymbolicLink()) {
    const target = await followLink(path, boundary, disk);
    if ("what" in target) return { kind: "unsafe", what: target.what };
    ({ real } = target);
    found = await lookAt(real, disk);
  }
  if (found?.isDirectory()) return { kind: "unsafe", what: "is a folder" };
  if (!found?.isFile()) {
    return { kind: "unsafe", what: "is neither a file nor a folder, and is left alone" };
  }
  try {
    const read = await readBytes(real);
    if (read.kind === "bytes") {
      return { kind: "file", bytes: read.bytes, ...(real !== path && { linked: true }) };
    }
    return read.kind === "too-large"
      ? { kind: "large-file" }
      : { kind: "unsafe", what: "was exchanged while it was read" };
  } catch (error) {
    // Gone between the two looks at it.
    if (codeOf(error) === "ENOENT") return { kind: "none" };
    throw new DiskFailure(path, error);
  }
}

/**
 * Whether a file on disk is the agent: the same bytes, or the same text after a version control
 * system has turned its line ends into CRLF.
 */
export function sameAgent(
  there: Uint8Array,
  wanted: Uint8Array,
): "bytes" | "line-ends" | undefined {
  if (equalBytes(there, wanted)) return "bytes";
  return equalBytes(withoutCarriageReturns(there), withoutCarriageReturns(wanted))
    ? "line-ends"
    : undefined;
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
