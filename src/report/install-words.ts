import type { Client } from "../client/client.ts";
import type { Refusal } from "../install/gate.ts";
import type { Conflict, UnsafePlace } from "../install/plan.ts";
import { describeReason } from "../client/words.ts";

export interface Reason {
  readonly reason: string;
  readonly advice: string | null;
}

/** Why an agent is refused. `shown` turns a path into the form that people see. */
export function refusalInWords(
  refusal: Refusal | UnsafePlace,
  client: Client,
  shown: (path: string) => string,
): Reason {
  switch (refusal.kind) {
    case "dead": {
      const why = refusal.reason ? describeReason(refusal.reason, client) : "it has no reading";
      return { reason: `Claude Code would not load it: ${why}`, advice: null };
    }
    case "toolless":
      return {
        reason: "its list of tools gives it no tool, so it could not do anything",
        advice: null,
      };
    case "other-name":
      return { reason: `the file calls itself ${refusal.declares}`, advice: null };
    case "unguarded":
      return {
        reason: `it states a restriction that Claude Code does not enforce (${refusal.key})`,
        advice: null,
      };
    case "unsafe-place":
      return {
        reason: `${shown(refusal.path)} ${refusal.what}`,
        advice: "look at what stands there; it is neither followed nor replaced",
      };
  }
}

export function conflictInWords(
  conflict: Conflict,
  path: string,
  name: string,
  shown: (path: string) => string,
): Reason & { readonly inTheWay: readonly string[] } {
  switch (conflict.kind) {
    case "content":
      return {
        reason: `${shown(path)} is there already with other content`,
        advice: "to have this one, rename or remove yours first; to keep yours, do nothing",
        inTheWay: [shown(path)],
      };
    case "namesake": {
      const paths = conflict.paths.map(shown);
      return {
        reason: `${paths.join(" and ")} already ${paths.length > 1 ? "declare" : "declares"} the name ${name}, and Claude Code lists only one agent of a name, without saying which`,
        advice: "remove that file or give it another `name`, then run this again",
        inTheWay: paths,
      };
    }
    case "twin":
      return {
        reason: `${shown(conflict.path)} differs in case only, and is the same file on some systems`,
        advice: "rename or remove it, then run this again",
        inTheWay: [shown(conflict.path)],
      };
  }
}
