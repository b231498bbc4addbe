import * as sync from "node:fs";
import type * as fs from "node:fs/promises";
import { open } from "node:fs/promises";

/** What the installer asks of the file system; tests put failures and other processes in its place. */
export type Disk = Pick<
  typeof fs,
  | "copyFile"
  | "link"
  | "lstat"
  | "mkdir"
  | "open"
  | "readdir"
  | "realpath"
  | "rename"
  | "rmdir"
  | "unlink"
>;

/**
 * What takes no time is done at once: handed to another thread, each of the hundred small steps of a
 * run costs ten times what it takes. What waits for the disk itself (`open` gives handles that are
 * written and synced, several at a time) is left to those threads.
 */
export const nodeDisk: Disk = {
  copyFile: atOnce(sync.copyFileSync),
  link: atOnce(sync.linkSync),
  lstat: atOnce(sync.lstatSync) as Disk["lstat"],
  mkdir: atOnce(sync.mkdirSync) as Disk["mkdir"],
  open,
  readdir: atOnce(sync.readdirSync) as unknown as Disk["readdir"],
  // The other one follows links by itself, and is not what `node:fs/promises` does.
  realpath: atOnce(sync.realpathSync.native) as Disk["realpath"],
  rename: atOnce(sync.renameSync),
  rmdir: atOnce(sync.rmdirSync),
  unlink: atOnce(sync.unlinkSync),
};

function atOnce<Given extends unknown[], Result>(work: (...given: Given) => Result) {
  return async (...given: Given): Promise<Result> => work(...given);
}
