import type { Reading } from "../../client/reading.ts";
import type { Admission } from "../admission.ts";

/** What to do about a file that is not as it was written, or was never written by this program. */
export type OnConflict = "fail" | "keep" | "theirs" | "merge";

/** What the user has agreed to, by options or by answers. */
export interface Policy {
  readonly onConflict: OnConflict;
  /** Whether a clean merge may be written for an agent. */
  readonly acceptsMerge: (name: string) => boolean;
  /** Whether an agent may be given more than it has. */
  readonly acceptsWidening: (name: string) => boolean;
  /** Whether a joined text may come in, given what was granted to the text from upstream. */
  readonly admits: (reading: Reading, name: string, granted: readonly string[]) => Admission;
  /** A file that is gone is written again instead of being reported. */
  readonly writesMissing: boolean;
}
