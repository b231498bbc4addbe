import * as fs from "node:fs";
import type * as promises from "node:fs/promises";
import { promisify } from "node:util";

/** A file or folder that is open. */
export interface OpenFile {
  readonly writeFile: (bytes: Uint8Array) => Promise<void>;
  readonly size: () => Promise<number>;
  readonly chmod: (mode: number) => Promise<void>;
  /** Waits until all of it is on the disk. */
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
}

type Likewise = Pick<
  typeof promises,
  "copyFile" | "link" | "lstat" | "mkdir" | "readdir" | "realpath" | "rename" | "rmdir" | "unlink"
>;

/** What the installer asks of the file system; tests put failures and other processes in its place. */
export interface Disk extends Likewise {
  readonly open: (path: string, flags: number, mode?: number) => Promise<OpenFile>;
}

/**
 * What takes no time is done at once: handed to another thread, each of the hundred small steps of a
 * run costs ten times what it takes. Only what waits for the disk itself is left to those threads,
 * several at a time.
 */
export const nodeDisk: Disk = {
  copyFile: atOnce(fs.copyFileSync),
  link: atOnce(fs.linkSync),
  lstat: atOnce(fs.lstatSync) as Disk["lstat"],
  mkdir: atOnce(fs.mkdirSync) as Disk["mkdir"],
  open: atOnce(openFile),
  readdir: atOnce(fs.readdirSync) as unknown as Disk["readdir"],
  // The other one follows links by itself, and is not what `node:fs/promises` does.
  realpath: atOnce(fs.realpathSync.native) as Disk["realpath"],
  rename: atOnce(fs.renameSync),
  rmdir: atOnce(fs.rmdirSync),
  unlink: atOnce(fs.unlinkSync),
};

function openFile(path: string, flags: number, mode?: number): OpenFile {
  const file = fs.openSync(path, flags, mode);
  return {
    writeFile: atOnce((bytes: Uint8Array) => fs.writeFileSync(file, bytes)),
    size: atOnce(() => fs.fstatSync(file).size),
    chmod: atOnce((mode: number) => fs.fchmodSync(file, mode)),
    sync: () => sync(file),
    close: atOnce(() => fs.closeSync(file)),
  };
}

const sync = promisify(fs.fsync);

function atOnce<Given extends unknown[], Result>(work: (...given: Given) => Result) {
  return async (...given: Given): Promise<Result> => work(...given);
}
