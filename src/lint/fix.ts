import { applyEdits } from "../text/edit.ts";
import type { Edit } from "../text/edit.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Applicability } from "../rules/fix.ts";

export interface FixResult {
  readonly text: string;
  /** How many fixes were applied; one that overlaps an earlier one is left for the next round. */
  readonly applied: number;
}

/** Applies the fixes of one file's diagnostics, safe ones unless more is allowed. `manual` is never applied. */
export function applyFixes(
  text: string,
  diagnostics: readonly Diagnostic[],
  allow: readonly Applicability[] = ["safe"],
): FixResult {
  const edits: Edit[] = [];
  let applied = 0;
  let end = -1;
  const fixes = diagnostics
    .flatMap(({ fix }) => (fix && fix.applicability !== "manual" ? [fix] : []))
    .filter((fix) => allow.includes(fix.applicability))
    .map((fix) => ({ ...fix, edits: fix.edits.toSorted((a, b) => a.start - b.start) }))
    .toSorted((a, b) => (a.edits[0]?.start ?? 0) - (b.edits[0]?.start ?? 0));
  for (const fix of fixes) {
    const first = fix.edits[0];
    const last = fix.edits.at(-1);
    // A fix is applied whole or not at all.
    if (!first || !last || first.start < end) continue;
    edits.push(...fix.edits);
    end = Math.max(...fix.edits.map((edit) => edit.end));
    applied++;
  }
  return { text: applyEdits(text, edits), applied };
}
