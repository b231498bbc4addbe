import type { Reading } from "../client/reading.ts";
import type { Diagnostic } from "../lint/diagnostic.ts";
import { judgeAtDoor } from "./door.ts";
import { refusalOf } from "./gate.ts";
import type { Refusal } from "./gate.ts";

/** Whether a file may come in under a name, and what its user should know of it. */
export interface Admission {
  readonly refusal?: Kept;
  readonly warnings: readonly Diagnostic[];
  /** Rules that would keep it out and were allowed. */
  readonly granted: readonly string[];
}

/** Why a file is kept out. `rules` are those that would have to be allowed. */
export type Kept =
  | (Refusal & { readonly rules: readonly string[] })
  | {
      readonly kind: "findings";
      readonly found: readonly Diagnostic[];
      readonly rules: readonly string[];
    };

export interface AdmissionOptions {
  /** Rules that the user allows, now or for this very text before. */
  readonly allow: readonly string[];
  /** ISO date. */
  readonly today: string;
}

/** The reading and the rules decide. No allowance lets a file in under a name that is not its own. */
export function admit(reading: Reading, name: string, options: AdmissionOptions): Admission {
  const { blocking, warnings, granted } = judgeAtDoor(reading, options);
  const rules = [...new Set(blocking.map(({ ruleId }) => ruleId))];
  const plain = refusalOf(reading, name);
  const kept = (): Kept | undefined => {
    if (plain?.kind === "other-name") return { ...plain, rules: [] };
    if (rules.length === 0) {
      // What the rules call dead was allowed by name.
      return plain && granted.length === 0 ? { ...plain, rules } : undefined;
    }
    return plain ? { ...plain, rules } : { kind: "findings", found: blocking, rules };
  };
  const refusal = kept();
  return { ...(refusal && { refusal }), warnings, granted };
}
