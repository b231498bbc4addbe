import { applyEdits } from "../text/edit.ts";
import type { Edit } from "../text/edit.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Applicability } from "../rules/fix.ts";

export interface FixResult {
  readonly text: string;
  /** Those whose fix was applied; one that overlaps an earlier one is left for the next round. */
  readonly applied: readonly Diagnostic[];
}

/** Applies the fixes of one file's diagnostics, safe ones unless more is allowed. `manual` is never applied. */
export function applyFixes(
  text: string,
  diagnostics: readonly Diagnostic[],
  allow: readonly Applicability[] = ["safe"],
): FixResult {
  const edits: Edit[] = [];
  const applied: Diagnostic[] = [];
  let end = -1;
  const fixes = diagnostics
    .flatMap((diagnostic) => {
      const { fix } = diagnostic;
      if (!fix || fix.applicability === "manual" || !allow.includes(fix.applicability)) return [];
      return [{ diagnostic, edits: fix.edits.toSorted((a, b) => a.start - b.start) }];
    })
    .toSorted((a, b) => (a.edits[0]?.start ?? 0) - (b.edits[0]?.start ?? 0));
  for (const fix of fixes) {
    const first = fix.edits[0];
    const last = fix.edits.at(-1);
    // A fix is applied whole or not at all; two that insert at one place may say the same.
    if (!first || !last || first.start < end || isInsertedAt(edits, first)) continue;
    edits.push(...fix.edits);
    end = Math.max(...fix.edits.map((edit) => edit.end));
    applied.push(fix.diagnostic);
  }
  return { text: applyEdits(text, edits), applied };
}

function isInsertedAt(edits: readonly Edit[], { start, end }: Edit): boolean {
  return start === end && edits.some((edit) => edit.start === start && edit.end === start);
}
