import type { Reading } from "../client/reading.ts";
import { mend, mendCut } from "../mend/mend.ts";
import type { Fix } from "./fix.ts";

/** The fix that lets the client read the fields that stand in the file. */
export function mendFix(reading: Reading): { readonly fix?: Fix } {
  return asFix(mend(reading));
}

/** The fix that takes dashes inside a line their effect, in a living agent. */
export function mendCutFix(reading: Reading): { readonly fix?: Fix } {
  return asFix(mendCut(reading));
}

function asFix(mended: ReturnType<typeof mend>): { readonly fix?: Fix } {
  if (!mended) return {};
  const { title, edits, guess } = mended;
  return { fix: { title, applicability: guess ? "unsafe" : "safe", edits } };
}
