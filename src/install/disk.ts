import * as fs from "node:fs/promises";

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

export const nodeDisk: Disk = fs;
