import { parseAgent } from "../agent/document.ts";
import { readAgain } from "../client/reading.ts";
import type { Reading } from "../client/reading.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Applicability } from "../rules/fix.ts";
import { applyFixes } from "./fix.ts";
import { lint } from "./lint.ts";
import type { Judged } from "./lint.ts";

/** More rounds than any real file needs; two fixes that undo each other must come to an end. */
const MOST_ROUNDS = 10;

export interface FixedFile {
  /** The reading of the fixed text; the given one when nothing was applied. */
  readonly reading: Reading;
  readonly applied: number;
  /** Fixes that were left out, since the client would not load their result. */
  readonly refused: number;
}

/**
 * Applies fixes to one file, reads the result again, and goes on until nothing is left to apply.
 * A round that would end an agent is taken back, and its fixes are tried one by one. Rules that
 * need several files are not run.
 */
export function fixFile(
  reading: Reading,
  judged: Judged,
  allow: readonly Applicability[],
): FixedFile {
  let current = reading;
  let applied = 0;
  const refused = new Set<string>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const found = lint({ ...judged, readings: [current] }).filter(
      (one) => one.fix && !refused.has(identity(one)),
    );
    const together = attempt(current, found, allow);
    if (together.applied === 0) break;
    if (!ends(current, together.reading)) {
      current = together.reading;
      applied += together.applied;
      continue;
    }
    const single = found.find((one) => {
      const alone = attempt(current, [one], allow);
      if (alone.applied > 0 && ends(current, alone.reading)) refused.add(identity(one));
      return alone.applied > 0 && !ends(current, alone.reading);
    });
    if (!single) break;
    current = attempt(current, [single], allow).reading;
    applied++;
  }
  return { reading: current, applied, refused: refused.size };
}

function attempt(
  reading: Reading,
  diagnostics: readonly Diagnostic[],
  allow: readonly Applicability[],
): { readonly reading: Reading; readonly applied: number } {
  const { text, applied } = applyFixes(reading.document.file.text, diagnostics, allow);
  if (applied === 0) return { reading, applied };
  const document = parseAgent(reading.document.file.path, text);
  return { reading: readAgain(reading, { document }), applied };
}

/** Whether an agent that worked does not any more. */
function ends(before: Reading, after: Reading): boolean {
  const works = ({ loads, tools }: Reading) => loads && tools.spawn === "ok";
  return (before.loads && !after.loads) || (works(before) && !works(after));
}

function identity({ ruleId, fix }: Diagnostic): string {
  return `${ruleId}:${JSON.stringify(fix?.edits)}`;
}
