import type { Reading } from "../client/reading.ts";
import { mend } from "../mend/mend.ts";
import type { Fix } from "./fix.ts";

/** The fix that lets the client read the fields that stand in the file. */
export function mendFix(reading: Reading): { readonly fix?: Fix } {
  const mended = mend(reading);
  if (!mended) return {};
  const { title, edits, guess } = mended;
  return { fix: { title, applicability: guess ? "unsafe" : "safe", edits } };
}
