import { inlineScript } from "../shell/inline.ts";
import type { Run } from "../shell/outputs.ts";
import { printedBy } from "./decisions.ts";

/** Says that something is kept from happening. */
const CLAIM =
  /\b(?:blocked|blocking|denied|denying|forbidden|prohibited|disallowed|rejected|refused|refusing|(?:is|are|be) not (?:allowed|permitted)|not (?:allowed|permitted))\b/i;
const SHOUTED = /\b(?:BLOCK|DENY)\b/;
/** Says so with its first word. */
const FIRST =
  /^[^\p{L}\p{N}]*(?:blocked|denied|forbidden|prohibited|not allowed|not permitted|access denied|permission denied|BLOCK|DENY)\b/iu;

/** The guard says that it blocks. Behind a code that fails any such word will do. */
export function claims(runs: readonly Run[], fails: boolean): boolean {
  return runs.some((run) =>
    textsOf(run).some((text) =>
      fails ? CLAIM.test(text) || SHOUTED.test(text) : FIRST.test(text),
    ),
  );
}

/** What a command says to whoever watches; what goes into a file is a record. */
function textsOf({ command, output }: Run): readonly string[] {
  if (output === "elsewhere") return [];
  const printed = printedBy(command);
  if (printed) return [printed.text];
  const inline = command.program && inlineScript(command.program, command.words);
  if (inline?.language !== "other") return [];
  const calls = inline.text.matchAll(
    /\b(?:print|write|log|error|warn|puts|exit)\s*\(?\s*f?(["'`])(.*?)\1/g,
  );
  return [...calls].map(({ 2: text = "" }) => text);
}

/** The name of a program that is there to keep something from happening. */
export function isGuard(program: string): boolean {
  const [first = "", second = ""] = program.split(/\s+/);
  return /\.\w+$|\//.test(second) ? GUARD.test(second) : GUARD.test(first);
}
const GUARD =
  /(?:^|[/_.-])(?:guard(?:s|ed|ian|rails?)?|block(?:s|ed|er|ing)?|deny|denies|protect(?:s|ed|ion|or)?|prevent(?:s|er|ion)?|forbid(?:s|den)?|enforce(?:s|r)?|restrict(?:s|ed|ion|ions)?|firewall|validat(?:e|es|or|ion))(?:$|["_.-])/i;
