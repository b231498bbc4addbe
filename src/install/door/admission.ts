import type { Appraisal, DoorFinding, Fault } from "./appraisal.ts";

/** Whether a file may come in under a name. */
export interface Admission {
  readonly refusal?: Kept;
  /** Rules that would keep it out and were allowed, sorted. */
  readonly granted: readonly string[];
}

/** Why a file is kept out. `rules` are those that would have to be allowed. */
export type Kept =
  | (Fault & { readonly rules: readonly string[] })
  /** It calls itself something else than it was asked for. */
  | { readonly kind: "other-name"; readonly declares: string }
  | {
      readonly kind: "findings";
      readonly found: readonly DoorFinding[];
      readonly rules: readonly string[];
    };

/**
 * The reading and the rules decide. `allow` are rules that the user allows, now or for this very text
 * before; none of them lets a file in under a name that is not its own.
 */
export function admit(appraisal: Appraisal, name: string, allow: readonly string[]): Admission {
  const { fault } = appraisal;
  const found = appraisal.blocking.filter(({ rule }) => !allow.includes(rule));
  const rules = ids(found);
  const granted = ids(appraisal.blocking.filter((one) => !found.includes(one))).sort();
  const kept = (): Kept | undefined => {
    if (fault?.kind !== "dead" && appraisal.name !== name) {
      return { kind: "other-name", declares: appraisal.name ?? "" };
    }
    if (fault) {
      // What the rules call dead may have been allowed by name.
      return rules.length > 0 || granted.length === 0 ? { ...fault, rules } : undefined;
    }
    return rules.length > 0 ? { kind: "findings", found, rules } : undefined;
  };
  const refusal = kept();
  return { ...(refusal && { refusal }), granted };
}

function ids(found: readonly DoorFinding[]): string[] {
  return [...new Set(found.map(({ rule }) => rule))];
}
