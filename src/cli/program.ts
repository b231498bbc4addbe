import { Command, CommanderError } from "commander";
import type { Done } from "./commands/options.ts";
import { UsageError } from "./io.ts";
import type { Io } from "./io.ts";

/** What a program calls itself, and the exit codes that every program needs. */
export interface ProgramSpec {
  readonly name: string;
  readonly description: string;
  readonly codes: { readonly done: number; readonly usage: number; readonly failure: number };
}

/**
 * Runs a program; gives the exit code and lets nothing escape. `fill` adds its options and commands,
 * which say how they ended through `done`.
 */
export async function runProgram(
  { name, description, codes }: ProgramSpec,
  fill: (program: Command, done: Done) => void,
  io: Io,
): Promise<number> {
  let code = codes.done;
  const program = emptyProgram(name, io).description(description);
  fill(program, (result) => (code = result));
  try {
    await program.parseAsync(io.argv, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? codes.done : codes.usage;
    if (error instanceof UsageError) {
      await io.stderr.write(`${name}: ${error.message}\n`);
      return codes.usage;
    }
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    await io.stderr.write(`${name}: this is a fault of ${name}, please report it\n${detail}\n`);
    return codes.failure;
  }
}

function emptyProgram(name: string, io: Io): Command {
  // Commander prints without waiting; what it hands over is awaited at the next write or at the end.
  return new Command(name)
    .version(io.assets.version, "-v, --version")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text.replace(/^error: /, `${name}: `)),
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .showSuggestionAfterError()
    .helpCommand(false);
}
