import { inlineScript } from "../shell/inline.ts";
import { passesOn } from "../shell/outputs.ts";
import type { Run } from "../shell/outputs.ts";
import type { Simple } from "../shell/script.ts";
import type { Word } from "../shell/tokens.ts";

/** What keeps a decision from being one. */
export type DecisionFlaw = "misplaced" | "other event" | "unknown word" | "stderr";

/**
 * Whether a command prints the JSON by which Claude Code stops a tool: it does, it prints something
 * that is meant so and is none, it does not, or nobody knows.
 */
export type Decision = "decides" | "no" | "unknown" | "program" | { readonly flaw: DecisionFlaw };

/** What they print is no JSON, or nothing. */
const SILENT = new Set(
  ": break continue true false test [ [[ cd pwd export unset local readonly shift read date mkdir touch logger sleep wc basename dirname set exit return".split(
    " ",
  ),
);
/** What they print comes from elsewhere. */
const PASSING = new Set("cat tee head tail grep egrep fgrep rg sed cut tr sort uniq jq".split(" "));

export function decisionOf({ command, output }: Run): Decision {
  const { program, words } = command;
  if (!program || output === "elsewhere" || SILENT.has(program.text)) return "no";
  const printed = printedBy(command);
  if (printed) return decisionIn(printed, output);
  if (output === "stderr") return "no";
  // The call itself is no decision.
  if (passesOn(command)) return "no";
  if (PASSING.has(program.text)) return words.some(isQuiet) ? "no" : "unknown";
  const inline = inlineScript(program, words);
  if (inline?.language === "shell") return "no";
  if (inline) return /decision|json|continue/i.test(inline.text) ? "unknown" : "no";
  return "program";
}

/** What `echo` or `printf` prints, as far as it is written out. */
export function printedBy({ program, words }: Simple): Word | undefined {
  if (program?.text !== "echo" && program?.text !== "printf") return undefined;
  const [first, second] = words.filter(({ text }) => !/^-[neE]+$/.test(text));
  return program.text === "printf" && first?.text.startsWith("%s") && second ? second : first;
}

function isQuiet({ raw }: Word): boolean {
  return /^(?:-[a-zA-Z]*q|--quiet$|--silent$)/.test(raw);
}

function decisionIn({ text, expands }: Word, output: Run["output"]): Decision {
  const start = text.trimStart();
  if (expands && (start === "" || start.startsWith("{")))
    return output === "stderr" ? "no" : "unknown";
  if (!start.startsWith("{")) return "no";
  const decision = judged(jsonIn(start));
  return decision === "decides" && output === "stderr" ? { flaw: "stderr" } : decision;
}

function jsonIn(text: string): unknown {
  try {
    // `printf` and `echo` read a line break out of these two.
    return JSON.parse(text.replaceAll(/\\n\s*/g, " "));
  } catch {
    return undefined;
  }
}

const REFUSAL = /^(?:block|deny|denied|reject|refuse)(?:ed)?$/i;

/** The forms that were seen to stop a tool, and those that were meant to. */
function judged(json: unknown): Decision {
  const output = valueOf(json, "hookSpecificOutput");
  const permission = valueOf(output, "permissionDecision");
  const event = valueOf(output, "hookEventName");
  if (valueOf(json, "decision") === "block" || valueOf(json, "continue") === false)
    return "decides";
  if (event === "PreToolUse" && (permission === "deny" || permission === "ask")) return "decides";
  const flat = valueOf(json, "permissionDecision");
  const refuses = (value: unknown) => typeof value === "string" && REFUSAL.test(value);
  if (refuses(permission)) {
    if (event === undefined) return { flaw: "misplaced" };
    return { flaw: event === "PreToolUse" ? "unknown word" : "other event" };
  }
  if (refuses(flat)) return { flaw: "misplaced" };
  return refuses(valueOf(json, "decision")) ? { flaw: "unknown word" } : "no";
}

function valueOf(json: unknown, key: string): unknown {
  return typeof json === "object" && json !== null && Object.hasOwn(json, key)
    ? (json as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
