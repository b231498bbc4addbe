import type { Reading } from "../client/reading.ts";
import type { Diagnostic } from "../lint/diagnostic.ts";
import { everyRule } from "../lint/levels.ts";
import { lint } from "../lint/lint.ts";
import { policyOf } from "../rules/effect.ts";
import type { InstallPolicy } from "../rules/effect.ts";
import { rules } from "../rules/index.ts";
import type { Rule } from "../rules/rule.ts";
import type { DoorFinding } from "./appraisal.ts";

/** What the rules say of a file that somebody else wrote, before it is let into a project. */
export interface DoorVerdict {
  /** What keeps it out unless it is allowed. Sorted by place. */
  readonly blocking: readonly DoorFinding[];
  /** What its user should know of. Sorted by place. */
  readonly warnings: readonly DoorFinding[];
}

/**
 * A file that is to be installed is judged by every rule that sees one file, at its own level: neither
 * a configuration nor a comment in the file can make a rule quieter. `today` is an ISO date; what
 * expires is judged by it.
 */
export function judgeAtDoor(reading: Reading, today: string): DoorVerdict {
  const found = lint({
    readings: [reading],
    rules: judging,
    levels: () => everyRule,
    // What a stranger's file says of itself decides nothing here.
    inline: false,
    context: { today },
  });
  const those = (policy: InstallPolicy) =>
    found.filter(({ ruleId }) => policies.get(ruleId) === policy).map(told);
  return { blocking: those("block"), warnings: those("warn") };
}

function told({ ruleId, range, message }: Diagnostic): DoorFinding {
  return { rule: ruleId, line: range.start.line, message };
}

const policies: ReadonlyMap<string, InstallPolicy> = new Map(
  rules.map(({ id, effect, install = policyOf(effect) }) => [id, install]),
);

/** What the surroundings of an agent decide is not known before it is there. */
const judging: readonly Rule[] = rules.filter(
  ({ id, scope, judges }) =>
    scope === "agent" && judges !== "surroundings" && policies.get(id) !== "allow",
);

/** Whether a rule of this id could ever keep a file out, so that a slip in `--allow` is noticed. */
export function isDoorRule(id: string): boolean {
  return policies.get(id) === "block";
}

/** Ids of the rules that can keep a file out, sorted. */
export const doorRules: readonly string[] = rules
  .map(({ id }) => id)
  .filter(isDoorRule)
  .sort();
