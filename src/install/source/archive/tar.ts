import { paxName } from "./pax.ts";

/*
 * Readers of tar disagree: on links, on long names, on what follows the end. An archive that any of
 * them could take for something else than it is here is refused whole, so this reads the format
 * (POSIX.1-2001 ustar and pax, and GNU's long names) and no more of it than files and folders.
 */

export interface TarEntry {
  readonly kind: "file" | "folder";
  /** As it stands in the archive. */
  readonly name: string;
  /** Empty for a folder. Permissions, owners and times are never looked at. */
  readonly bytes: Uint8Array;
}

const BLOCK = 512;
/** Entries that an archive may have, long names not counted. */
const MAX_ENTRIES = 5_000;
/** Bytes of a pax header or a long name. */
const MAX_EXTRA = 65_536;

/** What an entry may not be, by its type. */
const forbidden: Readonly<Record<string, string>> = {
  "1": "a hard link",
  "2": "a symbolic link",
  "3": "a device",
  "4": "a device",
  "6": "a pipe",
  K: "a link with a long name",
  S: "a file with holes",
  M: "a part of a file",
  V: "a volume label",
};

class TarProblem extends Error {}

/** `problem` completes "the archive …". */
export function readTar(tar: Uint8Array): readonly TarEntry[] | { readonly problem: string } {
  try {
    return [...entriesOf(tar)];
  } catch (error) {
    if (error instanceof TarProblem) return { problem: error.message };
    throw error;
  }
}

function* entriesOf(tar: Uint8Array): Generator<TarEntry> {
  let longName: string | undefined;
  // A header that says something about the next entry needs one.
  let announced = false;
  let count = 0;
  let at = 0;
  for (;;) {
    if (at + BLOCK > tar.length) throw new TarProblem("is cut off");
    const header = tar.subarray(at, at + BLOCK);
    if (isZero(header)) {
      if (announced) throw new TarProblem("is cut off");
      return checkEnd(tar, at);
    }
    checkSum(header);
    const size = sizeOf(header);
    const start = at + BLOCK;
    if (start + size > tar.length) throw new TarProblem("is cut off");
    const content = tar.subarray(start, start + size);
    at = start + Math.ceil(size / BLOCK) * BLOCK;
    const type = String.fromCharCode(header[156] || 0x30);
    if (type === "x" || type === "g" || type === "L") {
      if (size > MAX_EXTRA) throw new TarProblem("has a header that is too long");
      const name = type === "L" ? terminated(content) : extended(content, type === "g", size);
      if (name !== undefined && longName !== undefined) {
        throw new TarProblem("names one entry twice");
      }
      longName ??= name;
      announced ||= type !== "g";
      continue;
    }
    const name = longName ?? headerName(header);
    longName = undefined;
    announced = false;
    if (++count > MAX_ENTRIES) throw new TarProblem(`has more than ${MAX_ENTRIES} entries`);
    yield entryOf(type, name, content);
  }
}

function entryOf(type: string, name: string, bytes: Uint8Array): TarEntry {
  if (type === "5") {
    if (bytes.length > 0) throw new TarProblem(`holds a folder with content: ${name}`);
    return { kind: "folder", name, bytes };
  }
  if (type !== "0") {
    const what = Object.hasOwn(forbidden, type) ? forbidden[type] : "of an unknown type";
    throw new TarProblem(`holds an entry that is ${what}: ${name}`);
  }
  return { kind: "file", name, bytes };
}

/** The name that a pax header gives to the next entry. */
function extended(content: Uint8Array, forAll: boolean, size: number): string | undefined {
  const { name, problem } = paxName(content.subarray(0, size));
  if (problem !== undefined) throw new TarProblem(problem);
  if (forAll && name !== undefined) throw new TarProblem("gives one name to all entries");
  return name;
}

function headerName(header: Uint8Array): string {
  const name = terminatedField(header, 0, 100);
  // Only POSIX's form has the prefix; in GNU's form times stand there.
  const posix = ascii(header, 257, 6) === "ustar\0" && ascii(header, 263, 2) === "00";
  const prefix = posix ? terminatedField(header, 345, 155) : "";
  return prefix === "" ? name : `${prefix}/${name}`;
}

function terminatedField(header: Uint8Array, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  if (end < 0) return decode(field);
  // Behind the end of a name one reader sees nothing and another the rest of it.
  if (!isZero(field.subarray(end))) throw new TarProblem("has text behind the end of a name");
  return decode(field.subarray(0, end));
}

function terminated(content: Uint8Array): string {
  const end = content.indexOf(0);
  if (end !== content.length - 1) throw new TarProblem("has a long name that does not end");
  return decode(content.subarray(0, end));
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new TarProblem("has a name that is not UTF-8");
  }
}

/** Octal digits only: the binary form is for sizes that are refused anyhow. */
function sizeOf(header: Uint8Array): number {
  const digits = /^ *([0-7]{1,12})[ \0]*$/.exec(ascii(header, 124, 12))?.[1];
  if (digits === undefined) throw new TarProblem("has an entry without a proper size");
  return Number.parseInt(digits, 8);
}

function checkSum(header: Uint8Array): void {
  const stated = /^ *([0-7]{1,7})[ \0]*$/.exec(ascii(header, 148, 8))?.[1];
  let sum = 8 * 0x20;
  for (let at = 0; at < BLOCK; at++) if (at < 148 || at >= 156) sum += header[at]!;
  if (stated === undefined || Number.parseInt(stated, 8) !== sum) {
    throw new TarProblem("is damaged: a header's checksum does not fit");
  }
}

/** Two blocks of zeros end an archive, and only more of them follow. */
function checkEnd(tar: Uint8Array, at: number): void {
  const rest = tar.subarray(at);
  if (rest.length < 2 * BLOCK) throw new TarProblem("is cut off");
  if (!isZero(rest)) throw new TarProblem("has something behind its end");
}

function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}

function ascii(header: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...header.subarray(start, start + length));
}
