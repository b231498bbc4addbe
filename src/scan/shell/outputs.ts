import { inlineScript } from "./inline.ts";
import { parseShell } from "./parse.ts";
import type { Command, Redirected, Script, Simple } from "./script.ts";

/** One command of a script, wherever it stands in it. */
export interface Run {
  readonly command: Simple;
  /** Where its standard output goes. */
  readonly output: "stdout" | "stderr" | "elsewhere";
}

/** Every command of the script and of shells that it starts. */
export function* runsOf(script: Script, output: Run["output"] = "stdout"): Generator<Run> {
  for (const { links } of script) {
    for (const { pipeline } of links) {
      let goesTo = output;
      for (const command of pipeline.commands.toReversed()) {
        yield* runsIn(command, goesTo);
        goesTo = passesOn(command) ? redirected(command.redirections, goesTo) : "elsewhere";
      }
    }
  }
}

/** Whether a command prints what it is given, and nothing else. */
export function passesOn(command: Command): boolean {
  if (command.kind !== "simple") return false;
  const { program, words } = command;
  if (program?.text === "tee") return true;
  const plain = program?.text === "cat" || program?.text === "head" || program?.text === "tail";
  return plain && words.every(({ text }) => /^-|^\d+$/.test(text));
}

function* runsIn(command: Command, around: Run["output"]): Generator<Run> {
  const output = redirected(command.redirections, around);
  if (command.kind === "simple") {
    yield { command, output };
    const inline = command.program && inlineScript(command.program, command.words);
    const inner = inline?.language === "shell" ? parseShell(inline.text) : undefined;
    if (inner) yield* runsOf(inner, output);
    return;
  }
  for (const script of [...command.conditions, ...command.branches]) yield* runsOf(script, output);
}

function redirected(redirections: readonly Redirected[], around: Run["output"]): Run["output"] {
  let output = around;
  for (const { from, text, target } of redirections) {
    if (text.startsWith("<") || (from !== "" && from !== "1" && from !== "&")) continue;
    if (text === ">&" && target.text === "1") continue;
    const error = (text === ">&" && target.text === "2") || target.text === "/dev/stderr";
    output = error ? "stderr" : "elsewhere";
  }
  return output;
}
