import { BLOCKING_EXIT_CODE, unsetHookVariables } from "../../client/facts/guards.ts";
import { endingsOf } from "../shell/exit-codes.ts";
import { runsOf } from "../shell/outputs.ts";
import { parseShell } from "../shell/parse.ts";
import { claims, isGuard } from "./claims.ts";
import { decisionOf } from "./decisions.ts";
import { guardFlaw } from "./flaw.ts";
import type { GuardFlaw } from "./flaw.ts";

/** A handler that runs a command. */
export interface CommandHook {
  readonly event: string;
  readonly matcher: string;
  readonly command: string;
  /** `async` or `asyncRewake`. */
  readonly beside: boolean;
}

export type HookFlaw =
  | GuardFlaw
  /** It runs beside the tool. */
  | { readonly kind: "beside" }
  /** It runs when the tool has run. */
  | { readonly kind: "late" }
  /** It looks at a variable that is never set. */
  | { readonly kind: "variable"; readonly name: string };

/** What keeps a hook that looks like a guard from stopping a tool, judged by its text alone. */
export function hookFlaw({ event, matcher, command, beside }: CommandHook): HookFlaw | undefined {
  if (event === "PostToolUse") return isLate(command, matcher) ? { kind: "late" } : undefined;
  if (event !== "PreToolUse") return undefined;
  if (beside) return looksLikeGuard(command) ? { kind: "beside" } : undefined;
  const flaw = guardFlaw(command);
  if (flaw) return flaw;
  const name = unsetVariable(command);
  return name !== undefined && looksLikeGuard(command) ? { kind: "variable", name } : undefined;
}

const DECIDES =
  /permissionDecision\\?["']?\s*:\s*\\?["']?(?:deny|ask)\b|\\?["']decision\\?["']\s*:\s*\\?["']block\b/;

function looksLikeGuard(command: string): boolean {
  const script = parseShell(command);
  const endings = script && endingsOf(script);
  if (!endings) return DECIDES.test(command) || /\bexit\s*\(?\s*2\b/.test(command);
  if (
    endings.some(
      ({ code, program }) => code === BLOCKING_EXIT_CODE || (program && isGuard(program)),
    )
  )
    return true;
  const runs = [...runsOf(script)];
  const decides = runs.map(decisionOf).some((one) => one === "decides" || typeof one === "object");
  return decides || claims(runs, true) || DECIDES.test(command);
}

/** What such a tool did cannot be taken back. */
const IRREVOCABLE = /^\s*(?:Bash|WebFetch)(?:\s*[|,]\s*(?:Bash|WebFetch))*\s*$/;

/**
 * Whether a hook on PostToolUse means to keep a tool from running. A word such as "blocked" alone
 * says little there: what stands in a file by then may still be changed.
 */
function isLate(command: string, matcher: string): boolean {
  if (/permissionDecision\\?["']?\s*:\s*\\?["']?deny\b/.test(command)) return true;
  if (!IRREVOCABLE.test(matcher)) return false;
  const script = parseShell(command);
  const endings = script && endingsOf(script);
  if (!endings?.some(({ code = 0, lost }) => !lost && code > 0)) return false;
  return claims([...runsOf(script!)], false);
}

const VARIABLE = new RegExp(`\\$\\{?(${unsetHookVariables.join("|")})\\b`);
/** The call is read from where it stands as well. */
const READS_INPUT = /\bcat\b|stdin|\bread\b|(?:^|[;&(\n])\s*jq\b/;

function unsetVariable(command: string): string | undefined {
  const name = VARIABLE.exec(command)?.[1];
  if (name === undefined || READS_INPUT.test(command)) return undefined;
  return command.includes(`${name}=`) ? undefined : name;
}
