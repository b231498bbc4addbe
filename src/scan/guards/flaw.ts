import { BLOCKING_EXIT_CODE } from "../../client/facts/guards.ts";
import { endingsOf } from "../shell/exit-codes.ts";
import type { Ending, Swallower } from "../shell/exit-codes.ts";
import { runsOf } from "../shell/outputs.ts";
import { parseShell } from "../shell/parse.ts";
import { claims, isGuard } from "./claims.ts";
import { decisionOf } from "./decisions.ts";
import type { DecisionFlaw } from "./decisions.ts";

/** Why a command that is meant to stop a tool does not. */
export type GuardFlaw =
  /** It says that it blocks, and ends with a code that does not. */
  | { readonly kind: "code"; readonly code: number }
  /** The code that would block is thrown away; `program` is the guard, where it is one of its own. */
  | { readonly kind: "lost"; readonly by: Swallower; readonly program?: string }
  /** It prints a decision in a form that is none. */
  | { readonly kind: "decision"; readonly flaw: DecisionFlaw };

/**
 * What is wrong with the command of a guard, judged by its text alone. Nothing where it may stop a
 * tool, where it does not look like a guard, and where nobody can tell: a program may do anything.
 */
export function guardFlaw(command: string): GuardFlaw | undefined {
  const script = parseShell(command);
  const endings = script && endingsOf(script);
  if (!endings) return undefined;
  if (endings.some(({ code = BLOCKING_EXIT_CODE, lost }) => !lost && code === BLOCKING_EXIT_CODE))
    return undefined;
  const runs = [...runsOf(script)];
  const decisions = runs.map(decisionOf);
  if (decisions.includes("decides") || decisions.includes("unknown")) return undefined;

  const guard = endings.find(({ program, lost }) => lost && program && isGuard(program));
  if (guard?.lost && guard.program) return { kind: "lost", by: guard.lost, program: guard.program };
  // What it prints may be a decision.
  if (decisions.includes("program")) return undefined;
  const two = endings.find(({ code }) => code === BLOCKING_EXIT_CODE);
  if (two?.lost) return { kind: "lost", by: two.lost };
  for (const one of decisions) if (typeof one === "object") return { kind: "decision", ...one };
  const code = endings.find(fails)?.code ?? 0;
  return claims(runs, code > 0) ? { kind: "code", code } : undefined;
}

function fails({ code, lost }: Ending): boolean {
  return !lost && code !== undefined && code > 0;
}
