import { codeOf, inWords } from "../machine/system-error.ts";

/** The file system did not do what was asked; exit code 3. */
export class DiskFailure extends Error {
  override readonly name = "DiskFailure";
  /** Absolute. */
  readonly path: string;
  /** As the system calls it, `EACCES`. */
  readonly code: string;

  constructor(path: string, error: unknown) {
    const code = codeOf(error);
    super(inWords(code));
    this.path = path;
    this.code = code;
  }
}
