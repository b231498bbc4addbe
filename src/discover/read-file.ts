import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { MAX_FILE_SIZE } from "../client/facts/behaviours.ts";
import { parseAgent } from "../agent/document.ts";
import type { AgentDocument } from "../agent/document.ts";
import { decode } from "../text/decode.ts";
import { codeOf } from "../machine/system-error.ts";

export type FileResult = { readonly document: AgentDocument } | { readonly reason: string };

/**
 * Reads at most as much as the client would; the size on disk is kept beside it. A pipe or device
 * is refused before it can block.
 */
export function readAgentFile(absolute: string, path: string): FileResult {
  try {
    const { bytes, size } = readStart(absolute, MAX_FILE_SIZE);
    return { document: documentOf(path, bytes, size) };
  } catch (error) {
    return {
      reason: error instanceof NotAFile ? error.message : `cannot be read: ${codeOf(error)}`,
    };
  }
}

class NotAFile extends Error {}

/** The first bytes of a regular file, and its whole size in bytes. Throws what the system says. */
export function readStart(absolute: string, limit: number): { bytes: Uint8Array; size: number } {
  // Without O_NONBLOCK, opening a pipe waits for a writer.
  const file = openSync(absolute, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = fstatSync(file);
    if (!found.isFile()) throw new NotAFile("not a regular file");
    const bytes = new Uint8Array(Math.min(found.size, limit));
    let filled = 0;
    while (filled < bytes.length) {
      const count = readSync(file, bytes, filled, bytes.length - filled, null);
      if (count === 0) break;
      filled += count;
    }
    return { bytes: bytes.subarray(0, filled), size: found.size };
  } finally {
    closeSync(file);
  }
}

export function documentOf(path: string, bytes: Uint8Array, size = bytes.length): AgentDocument {
  const { text, encoding } = decode(bytes);
  return parseAgent(path, text, { size, encoding });
}
