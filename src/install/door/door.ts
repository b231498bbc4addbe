import { clientAt } from "../../client/client.ts";
import { read } from "../../client/reading.ts";
import type { Reading } from "../../client/reading.ts";
import { documentOf } from "../../discover/read-file.ts";
import type { Diagnostic } from "../../lint/diagnostic.ts";
import { everyRule } from "../../lint/levels.ts";
import { lint } from "../../lint/lint.ts";
import { policyOf } from "../../rules/effect.ts";
import type { InstallPolicy } from "../../rules/effect.ts";
import { rules } from "../../rules/index.ts";
import type { Rule } from "../../rules/rule.ts";
import type { DoorFinding, DoorVerdict } from "./appraisal.ts";

/**
 * A file that is to be installed is judged by every rule that sees one file, at its own level: neither
 * a configuration nor a comment in the file can make a rule quieter. `today` is an ISO date; what
 * expires is judged by it.
 */
export function judgeAtDoor(reading: Reading, today: string): DoorVerdict {
  return judgedBy(judging, reading, today);
}

/**
 * A document goes to the model as the prompt of an agent does, so it is judged by the rules that look
 * at what a text hides or has done. That it is no agent is nobody's affair. `path` may be any.
 */
export function judgeDocument(path: string, bytes: Uint8Array, today: string): DoorVerdict {
  const document = documentOf(path, bytes);
  const reading = read(document, { client: clientAt(), scope: "project" });
  const { envelope } = document;
  const prose = envelope.kind === "fenced" ? envelope.closer.end : 0;
  // What an agent might do by its keys is nothing that a document does.
  const isTold = ({ effect, range }: Diagnostic) =>
    effect === "hidden" || range.start.offset >= prose;
  return judgedBy(judgingTexts, reading, today, isTold);
}

function judgedBy(
  by: readonly Rule[],
  reading: Reading,
  today: string,
  isTold: (found: Diagnostic) => boolean = () => true,
): DoorVerdict {
  const found = lint({
    readings: [reading],
    rules: by,
    levels: () => everyRule,
    // What a stranger's file says of itself decides nothing here.
    inline: false,
    context: { today },
  }).filter(isTold);
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

const judgingTexts = judging.filter(
  ({ effect, install }) => (effect === "hidden" || effect === "risky") && install === undefined,
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
