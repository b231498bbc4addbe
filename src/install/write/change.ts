/** One file as it is and as it shall be. A set of them happens as a whole or not at all. */
export interface FileChange {
  /** Below the boundary, with forward slashes. */
  readonly path: string;
  /** `bytesHash` of what is there; null when nothing is. */
  readonly before: string | null;
  /** Null: the file goes. */
  readonly after: Uint8Array | null;
}

/** Why a set of changes did not happen. Then every file is as it was. Paths are absolute. */
export type Stop =
  /** Something else is there than the plan was made for. */
  | { readonly kind: "changed"; readonly path: string }
  | { readonly kind: "unsafe-place"; readonly path: string; readonly what: string }
  | {
      readonly kind: "failed";
      readonly path: string;
      readonly message: string;
      /** As the system calls it, `EROFS`. */
      readonly code: string;
    };

/** A stop on its way out of the writer. */
export class Stopped extends Error {
  readonly stop: Stop;
  constructor(stop: Stop) {
    super(stop.kind);
    this.stop = stop;
  }
}
