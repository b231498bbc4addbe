import { createHash } from "node:crypto";

/**
 * The hash of a text as it is with line feeds alone, so that a version control system that turns line
 * ends into CRLF changes no hash: `sha256-` and 64 hex digits. A byte-order mark counts.
 */
export function textHash(bytes: Uint8Array): string {
  return bytesHash(withoutCarriageReturns(bytes));
}

/** The same of the very bytes. */
export function bytesHash(bytes: Uint8Array): string {
  return `sha256-${createHash("sha256").update(bytes).digest("hex")}`;
}

/** Drops a carriage return only where a line feed follows. */
export function withoutCarriageReturns(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(0x0d)) return bytes;
  return bytes.filter((byte, index) => byte !== 0x0d || bytes[index + 1] !== 0x0a);
}
