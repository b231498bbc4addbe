import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { MAX_FILE_SIZE } from "../client/facts/behaviours.ts";

/** The bytes of a regular file, by default of at most the size that Claude Code loads (1 MiB). */
export type BytesResult =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "not-a-file" }
  | { readonly kind: "too-large" };

/** Bytes. */
const SLACK = 65_536;

/** Links are followed; a pipe or device is refused before it can block. @throws what `open` throws. */
export async function readBytes(path: string, limit = MAX_FILE_SIZE): Promise<BytesResult> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const { size, isFile } = await handle.stat().then((found) => ({
      size: found.size,
      isFile: found.isFile(),
    }));
    if (!isFile) return { kind: "not-a-file" };
    if (size > limit) return { kind: "too-large" };
    // Room for a file that grows meanwhile.
    const buffer = new Uint8Array(Math.min(size + SLACK, limit + 1));
    let filled = 0;
    while (filled < buffer.length) {
      const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled);
      if (bytesRead === 0) return { kind: "bytes", bytes: buffer.slice(0, filled) };
      filled += bytesRead;
    }
    return { kind: "too-large" };
  } finally {
    await handle.close();
  }
}
