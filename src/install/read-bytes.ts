import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { MAX_FILE_SIZE } from "../client/facts/behaviours.ts";

/** The bytes of a regular file, by default of at most the size that Claude Code loads (1 MiB). */
export type BytesResult =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "not-a-file" }
  | { readonly kind: "too-large" };

/** Bytes. */
const SLACK = 65_536;

/** Links are followed; a pipe or device is refused before it can block. @throws what the system says. */
export async function readBytes(path: string, limit = MAX_FILE_SIZE): Promise<BytesResult> {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = fstatSync(file);
    if (!found.isFile()) return { kind: "not-a-file" };
    if (found.size > limit) return { kind: "too-large" };
    // Room for a file that grows meanwhile.
    const buffer = new Uint8Array(Math.min(found.size + SLACK, limit + 1));
    let filled = 0;
    while (filled < buffer.length) {
      const count = readSync(file, buffer, filled, buffer.length - filled, null);
      if (count === 0) return { kind: "bytes", bytes: buffer.slice(0, filled) };
      filled += count;
    }
    return { kind: "too-large" };
  } finally {
    closeSync(file);
  }
}
