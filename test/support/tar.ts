import { gzipSync } from "node:zlib";

/** An entry of an archive as it is to stand there, however wrong that is. */
export interface Packed {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  /** Type flag, `0` for a file. */
  readonly type?: string;
  readonly link?: string;
  readonly mode?: number;
  /** Bytes put over the header before its checksum is made, by their offset. */
  readonly patch?: Readonly<Record<number, string>>;
  readonly checksum?: string;
}

const BLOCK = 512;
const text = (content: string | Uint8Array) =>
  typeof content === "string" ? new TextEncoder().encode(content) : content;

/** An archive with its end. */
export function tar(entries: readonly Packed[], end = new Uint8Array(2 * BLOCK)): Uint8Array {
  return Buffer.concat([...entries.flatMap(blocks), end]);
}

export function tgz(entries: readonly Packed[]): Uint8Array {
  return gzipSync(tar(entries));
}

/** A record of a pax header. */
export function pax(key: string, value: string): string {
  const rest = new TextEncoder().encode(` ${key}=${value}\n`).length;
  let length = rest + 1;
  while (String(length).length + rest !== length) length = String(length).length + rest;
  return `${length} ${key}=${value}\n`;
}

function blocks({ name, content = "", type = "0", link = "", mode = 0o644, ...rest }: Packed) {
  const body = text(content);
  const header = Buffer.alloc(BLOCK);
  header.set(text(name).subarray(0, 100), 0);
  header.write(`${mode.toString(8).padStart(7, "0")}\0${"0".repeat(7)}\0${"0".repeat(7)}\0`, 100);
  header.write(`${body.length.toString(8).padStart(11, "0")}\0`, 124);
  header.write(`${"0".repeat(11)}\0`, 136);
  header.write(type, 156);
  header.write(link, 157);
  header.write("ustar\x0000", 257, "latin1");
  for (const [at, bytes] of Object.entries(rest.patch ?? {})) {
    header.write(bytes, Number(at), "latin1");
  }
  header.fill(" ", 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(rest.checksum ?? `${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  const padded = Buffer.alloc(Math.ceil(body.length / BLOCK) * BLOCK);
  padded.set(body);
  return [header, padded];
}
