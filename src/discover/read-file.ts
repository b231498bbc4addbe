import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { MAX_FILE_SIZE } from "../client/facts/behaviours.ts";
import { parseAgent } from "../agent/document.ts";
import type { AgentDocument } from "../agent/document.ts";
import { decode } from "../text/decode.ts";
import { errorCode } from "./walk.ts";

export type FileResult = { readonly document: AgentDocument } | { readonly reason: string };

/**
 * Reads at most as much as the client would; the size on disk is kept beside it. A pipe or device
 * is refused before it can block.
 */
export async function readAgentFile(absolute: string, path: string): Promise<FileResult> {
  try {
    const handle = await open(absolute, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const found = await handle.stat();
      if (!found.isFile()) return { reason: "not a regular file" };
      const bytes = new Uint8Array(Math.min(found.size, MAX_FILE_SIZE));
      let filled = 0;
      while (filled < bytes.length) {
        const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return { document: documentOf(path, bytes.subarray(0, filled), found.size) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { reason: `cannot be read: ${errorCode(error)}` };
  }
}

export function documentOf(path: string, bytes: Uint8Array, size = bytes.length): AgentDocument {
  const { text, encoding } = decode(bytes);
  return parseAgent(path, text, { size, encoding });
}
