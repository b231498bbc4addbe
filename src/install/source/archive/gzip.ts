import { crc32, inflateRawSync } from "node:zlib";
import type { InflateRaw } from "node:zlib";

/** Bytes that a packed archive may have. */
export const MAX_PACKED = 10 * 1_048_576;
/** Bytes that may come out of it. */
export const MAX_UNPACKED = 25 * 1_048_576;
/** How many times larger than packed the content may be, above `FREE_UNPACKED` bytes. */
const MAX_RATIO = 100;
const FREE_UNPACKED = 1_048_576;

const FLAG_HEADER_CHECKSUM = 2;
const FLAG_EXTRA = 4;
const FLAG_NAME = 8;
const FLAG_COMMENT = 16;
const RESERVED_FLAGS = 0xe0;
const TRAILER = 8;

/**
 * The content of exactly one gzip member (RFC 1952). Readers disagree on what stands behind the
 * first one, so nothing may. `problem` completes "the archive …".
 */
export function gunzip(packed: Uint8Array): Uint8Array | { readonly problem: string } {
  if (packed.length > MAX_PACKED) return { problem: `is larger than ${MAX_PACKED} bytes` };
  if (packed[0] !== 0x1f || packed[1] !== 0x8b || packed[2] !== 8) {
    return { problem: "is not packed with gzip" };
  }
  if (packed[3]! & RESERVED_FLAGS) return { problem: "has a header that cannot be read" };
  const start = endOfHeader(packed);
  if (start === undefined || start + TRAILER > packed.length) return { problem: "is cut off" };
  const limit = Math.min(MAX_UNPACKED, Math.max(FREE_UNPACKED, packed.length * MAX_RATIO));
  const inflated = inflate(packed.subarray(start), limit);
  if ("problem" in inflated) return inflated;
  const { content, used } = inflated;
  const trailer = packed.subarray(start + used);
  if (trailer.length < TRAILER) return { problem: "is cut off" };
  if (trailer.length > TRAILER) return { problem: "has something behind its end" };
  const view = new DataView(trailer.buffer, trailer.byteOffset, TRAILER);
  if (view.getUint32(0, true) !== crc32(content) || view.getUint32(4, true) !== content.length) {
    return { problem: "is damaged: its checksum does not fit" };
  }
  return content;
}

function inflate(
  deflated: Uint8Array,
  limit: number,
): { readonly content: Uint8Array; readonly used: number } | { readonly problem: string } {
  try {
    // The types do not know of `info`.
    const { buffer, engine } = inflateRawSync(deflated, {
      info: true,
      maxOutputLength: limit,
    }) as unknown as { buffer: Uint8Array; engine: InflateRaw };
    return { content: buffer, used: engine.bytesWritten };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ERR_BUFFER_TOO_LARGE") {
      return { problem: `unpacks to more than ${limit} bytes` };
    }
    return { problem: code === "Z_BUF_ERROR" ? "is cut off" : "is damaged" };
  }
}

function endOfHeader(packed: Uint8Array): number | undefined {
  const flags = packed[3]!;
  let at = 10;
  if (flags & FLAG_EXTRA) at += 2 + (packed[at] ?? 0) + 256 * (packed[at + 1] ?? 0);
  for (const flag of [FLAG_NAME, FLAG_COMMENT]) {
    if (!(flags & flag)) continue;
    const end = packed.indexOf(0, at);
    if (end < 0) return undefined;
    at = end + 1;
  }
  return flags & FLAG_HEADER_CHECKSUM ? at + 2 : at;
}
