import type { FoundFile } from "../discover/found.ts";
import type { FileResult } from "../discover/read-file.ts";

/** What stands between the disk and a run: other texts for some files, or fewer reads. */
export interface View {
  /** The files to read, of those that were found. */
  readonly choose: (files: readonly FoundFile[]) => Promise<readonly FoundFile[]>;
  /** Reads a document that stands beside agents. */
  readonly readDocument: (absolute: string, path: string) => FileResult;
  readonly read: (found: FoundFile) => Promise<FileResult>;
}
