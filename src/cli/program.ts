import { Command, CommanderError } from "commander";
import type { Done } from "./commands/options.ts";
import { OutputFailure, UsageError } from "./io.ts";
import type { Io } from "./io.ts";

/** What a program calls itself, and the exit codes that every program needs. */
export interface ProgramSpec {
  readonly name: string;
  readonly description: string;
  readonly codes: { readonly done: number; readonly usage: number; readonly failure: number };
  /** What stands on standard output where JSON was asked for and a command could not be begun. */
  readonly failed?: (message: string) => string;
}

/**
 * Runs a program; gives the exit code and lets nothing escape. `fill` adds its options and commands,
 * which say how they ended through `done`.
 */
export async function runProgram(
  spec: ProgramSpec,
  fill: (program: Command, done: Done) => void,
  io: Io,
): Promise<number> {
  const { name, codes, failed } = spec;
  const forPrograms = async (message: string) => {
    if (failed && asksForJson(io.argv)) await io.stdout.write(failed(message));
  };
  try {
    return await parsed(spec, fill, forPrograms, io);
  } catch (error) {
    if (error instanceof OutputFailure) {
      await io.stderr.write(`${name}: ${error.message}\n`);
      return codes.failure;
    }
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const fault = `this is a fault of ${name}, please report it`;
    await io.stderr.write(`${name}: ${fault}\n${detail}\n`);
    // The code says already that something failed.
    await forPrograms(fault).catch(() => {});
    return codes.failure;
  }
}

/** @throws whatever is no wrong use. */
async function parsed(
  { name, description, codes }: ProgramSpec,
  fill: (program: Command, done: Done) => void,
  forPrograms: (message: string) => Promise<void>,
  io: Io,
): Promise<number> {
  let code = codes.done;
  const printed: string[] = [];
  const program = emptyProgram(name, printed, io).description(description);
  fill(program, (result) => (code = result));
  try {
    await program.parseAsync(wordsFor(program, io.argv), { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) {
        await io.stdout.write(printed.join(""));
        return codes.done;
      }
      await forPrograms(error.message.replace(/^error: /, ""));
      return codes.usage;
    }
    if (!(error instanceof UsageError)) throw error;
    await io.stderr.write(`${name}: ${error.message}\n`);
    await forPrograms(error.message);
    return codes.usage;
  }
}

/** Found in the words themselves, since they may be such that no option of them is known. */
function asksForJson(argv: readonly string[]): boolean {
  return optionsIn(argv).includes("--json");
}

/** Who asks for help gets that and nothing else, also where an option would take it for its value. */
function wordsFor(program: Command, argv: readonly string[]): readonly string[] {
  const words = optionsIn(argv);
  if (!words.includes("--help") && !words.includes("-h")) return argv;
  const names = new Set(program.commands.map((command) => command.name()));
  const asked = words.find((word) => names.has(word));
  return asked === undefined ? ["--help"] : [asked, "--help"];
}

/** What stands behind two dashes is no option. */
function optionsIn(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf("--");
  return end < 0 ? argv : argv.slice(0, end);
}

/** Commander prints without waiting, so that its help and version are `printed` when it has ended. */
function emptyProgram(name: string, printed: string[], io: Io): Command {
  return new Command(name)
    .version(io.assets.version, "-v, --version")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void printed.push(text),
      writeErr: (text) => void io.stderr.write(text.replace(/^error: /, `${name}: `)),
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .showSuggestionAfterError()
    .helpCommand(false);
}
