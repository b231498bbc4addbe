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
  readonly refused: readonly RefusedFix[];
}

export interface RefusedFix {
  /** What offered the fix. */
  readonly diagnostic: Diagnostic;
  /** Completes "left out, since". */
  readonly reason: string;
}

/**
 * Applies fixes to one file, reads the result again, and goes on until nothing is left to apply.
 * A round that would end an agent is taken back, and its fixes are tried one by one. A dead agent
 * that is dead in the end as well stays as it was, byte for byte. Rules that need several files are
 * not run.
 */
export function fixFile(
  reading: Reading,
  judged: Judged,
  allow: readonly Applicability[],
): FixedFile {
  let current = reading;
  const applied: Diagnostic[] = [];
  const refused = new Map<string, RefusedFix>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const found = lint({ ...judged, readings: [current] }).filter(
      (one) => one.fix && !refused.has(identity(one)),
    );
    const together = attempt(current, found, allow);
    if (together.applied.length === 0) break;
    if (!ends(current, together.reading)) {
      current = together.reading;
      applied.push(...together.applied);
      continue;
    }
    const single = found.find((one) => {
      const alone = attempt(current, [one], allow);
      if (alone.applied.length === 0) return false;
      if (!ends(current, alone.reading)) return true;
      const reason = `the agent would not run any more${because(alone.reading, judged)}`;
      refused.set(identity(one), { diagnostic: one, reason });
      return false;
    });
    if (!single) break;
    current = attempt(current, [single], allow).reading;
    applied.push(single);
  }
  if (current.loads || applied.length === 0) {
    return { reading: current, applied: applied.length, refused: [...refused.values()] };
  }
  const reason = `the agent would still not load${because(current, judged)}`;
  const all = [...applied.map((diagnostic) => ({ diagnostic, reason })), ...refused.values()];
  return { reading, applied: 0, refused: all };
}

function attempt(
  reading: Reading,
  diagnostics: readonly Diagnostic[],
  allow: readonly Applicability[],
): { readonly reading: Reading; readonly applied: readonly Diagnostic[] } {
  const { text, applied } = applyFixes(reading.document.file.text, diagnostics, allow);
  if (applied.length === 0) return { reading, applied };
  const document = parseAgent(reading.document.file.path, text);
  return { reading: readAgain(reading, { document }), applied };
}

/** Whether an agent that worked does not any more. */
function ends(before: Reading, after: Reading): boolean {
  const works = ({ loads, tools }: Reading) => loads && tools.spawn === "ok";
  return (before.loads && !after.loads) || (works(before) && !works(after));
}

/** What the rules say of a dead agent, whatever their level. */
function because(reading: Reading, { rules, context }: Judged): string {
  const found = lint({ rules, context, readings: [reading] });
  const dead = found.find(({ effect }) => effect === "dead");
  return dead ? `: ${dead.message} [${dead.ruleId}]` : "";
}

function identity({ ruleId, fix }: Diagnostic): string {
  return `${ruleId}:${JSON.stringify(fix?.edits)}`;
}
