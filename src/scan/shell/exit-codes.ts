import { inlineScript } from "./inline.ts";
import type { Chain, Command, Compound, Pipeline, Script, Simple } from "./script.ts";
import { parseShell } from "./parse.ts";

/** What stands between the exit code of a command and that of the whole script. */
export type Swallower = "|| …" | "; …" | "| …" | "&" | "!";

/** One exit of a script, or a command whose own exit code nobody knows. */
export interface Ending {
  /** A number below 256; nothing where it is not written out. */
  readonly code?: number;
  /** The program, where its exit code is the question. */
  readonly program?: string;
  /** Why the script does not end with it, if it does not. */
  readonly lost?: Swallower;
}

/** Programs that end with 0 or 1 where hooks use them. */
const PLAIN = new Set(
  ": break continue true false echo printf test [ [[ cd pwd export unset local readonly shift read date mkdir touch logger sleep wc sort uniq cut tr head tail tee cat grep egrep fgrep rg sed basename dirname jq".split(
    " ",
  ),
);
/** They change what the code of any other command does, or run others. */
const UNCLEAR = new Set(
  "trap eval exec source . wait alias xargs find awk env time command sudo".split(" "),
);

interface Found {
  readonly endings: Ending[];
  /** A failing command ends the script (`set -e`). */
  stopsAtFailure: boolean;
}

/** Every ending of the script that can be told; nothing where it cannot be read. */
export function endingsOf(script: Script): readonly Ending[] | undefined {
  const found: Found = { endings: [], stopsAtFailure: false };
  if (!visitScript(script, { lost: undefined, exits: undefined }, found)) return undefined;
  if (!found.stopsAtFailure) return found.endings;
  // Some shells stop at a failure inside of what `!` turns around (observed with dash).
  return found.endings.map(({ lost, ...ending }) =>
    lost && lost !== "; …" && lost !== "!" ? { ...ending, lost } : ending,
  );
}

interface Fate {
  /** What becomes of the status of the command. */
  readonly lost: Swallower | undefined;
  /** What becomes of `exit`, which ends the shell that it stands in. */
  readonly exits: Swallower | undefined;
}

function visitScript(script: Script, fate: Fate, found: Found): boolean {
  return script.every((chain, index) => {
    const followed = index < script.length - 1;
    return visitChain(chain, followed ? { ...fate, lost: "; …" } : fate, found);
  });
}

function visitChain({ links, background }: Chain, fate: Fate, found: Found): boolean {
  const own: Fate = background ? { lost: "&", exits: "&" } : fate;
  return links.every(({ pipeline }, index) => {
    // A command that fails is followed by what stands behind `||`.
    const saved = links.slice(index + 1).some(({ after }) => after === "||");
    return visitPipeline(pipeline, saved ? { ...own, lost: "|| …" } : own, found);
  });
}

function visitPipeline({ commands, negated }: Pipeline, fate: Fate, found: Found): boolean {
  const own: Fate = negated ? { ...fate, lost: "!" } : fate;
  if (commands.length === 1) return visitCommand(commands[0]!, own, found);
  // Every part runs in a shell of its own, and the last one decides.
  return commands.every((command, index) => {
    const lost = index < commands.length - 1 ? "| …" : own.lost;
    return visitCommand(command, { lost, exits: lost }, found);
  });
}

function visitCommand(command: Command, fate: Fate, found: Found): boolean {
  return command.kind === "simple"
    ? visitSimple(command, fate, found)
    : visitCompound(command, fate, found);
}

function visitCompound(
  { subshell, conditions, branches }: Compound,
  fate: Fate,
  found: Found,
): boolean {
  const inner = subshell ? { lost: fate.lost, exits: fate.lost } : fate;
  // A condition is never what a script ends with, `set -e` or not.
  const asked: Fate = { ...inner, lost: "|| …" };
  return (
    conditions.every((script) => visitScript(script, asked, found)) &&
    branches.every((script) => visitScript(script, inner, found))
  );
}

function visitSimple({ program, words }: Simple, fate: Fate, found: Found): boolean {
  const end = (ending: Omit<Ending, "lost">, lost: Swallower | undefined): true => {
    found.endings.push({ ...ending, ...(lost && { lost }) });
    return true;
  };
  // An assignment ends with the code of what it runs.
  if (!program) return words.some(({ expands }) => expands) ? end({}, fate.lost) : true;
  if (program.expands || UNCLEAR.has(program.text)) return false;
  if (program.text === "set") {
    found.stopsAtFailure ||= words.some(({ text }) => /^-[a-z]*e/.test(text));
    // A shell that does not know `-o pipefail` ends there with 2 (observed with dash).
    return words.every(({ text }) => /^[-+][eux]+$/.test(text));
  }
  if (program.text === "exit" || program.text === "return") {
    const [code] = words;
    const known = code && !code.expands && /^\d{1,9}$/.test(code.text);
    return end(known ? { code: Number(code.text) % 256 } : {}, fate.exits);
  }
  if (PLAIN.has(program.text)) return true;
  const inline = inlineScript(program, words);
  if (!inline) {
    return end({ program: [program, ...words].map(({ raw }) => raw).join(" ") }, fate.lost);
  }
  if (inline.language === "shell") {
    const script = parseShell(inline.text);
    const own = { lost: fate.lost, exits: fate.lost };
    return script !== undefined && visitScript(script, own, found);
  }
  for (const code of exitsOf(inline.text)) end(code === undefined ? {} : { code }, fate.lost);
  return true;
}

/** `sys.exit(2)`, `process.exit(2)`, `exit 2`; a text in the place of a number counts as 1 in Python. */
function exitsOf(program: string): readonly (number | undefined)[] {
  const found = program.matchAll(/\b(?:_?exit|SystemExit|exitCode)\b\s*[(=]?\s*(["']|\w*)/g);
  return [...found].map(({ 1: code = "" }) => {
    if (/^\d{1,9}$/.test(code)) return Number(code) % 256;
    if (code === "") return 0;
    return code === '"' || code === "'" ? 1 : undefined;
  });
}
