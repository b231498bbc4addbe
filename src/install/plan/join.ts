import { mergeAgent } from "../merge/merge.ts";
import type { MergeResult } from "../merge/merge.ts";

/** Local edits carried over to a new text, with the marks that people know from this program. */
export function join(local: Uint8Array, base: Uint8Array, upstream: Uint8Array): MergeResult {
  const labels = { local: "yours", base: "as installed", upstream: "new" };
  return mergeAgent({ local, base, upstream }, labels);
}
