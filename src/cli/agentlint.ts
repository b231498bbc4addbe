import { Command, CommanderError } from "commander";
import { addCheck } from "./commands/check.ts";
import { addClientCommands } from "./commands/client.ts";
import { addReference } from "./commands/reference.ts";
import { addViews } from "./commands/views.ts";
import { addWriters } from "./commands/writers.ts";
import { UsageError, exit } from "./io.ts";
import type { Done } from "./commands/options.ts";
import type { Io } from "./io.ts";

/** Runs `agentlint`; gives the exit code and lets nothing escape. */
export async function run(io: Io): Promise<number> {
  let code: number = exit.clean;
  const program = build(io, (result) => (code = result));
  try {
    await program.parseAsync(io.argv, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? exit.clean : exit.usage;
    }
    if (error instanceof UsageError) {
      await io.stderr.write(`agentlint: ${error.message}\n`);
      return exit.usage;
    }
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    await io.stderr.write(`agentlint: this is a fault of agentlint, please report it\n${detail}\n`);
    return exit.failure;
  }
}

function build(io: Io, done: Done): Command {
  // Commander prints without waiting; what it hands over is awaited at the next write or at the end.
  const program = new Command("agentlint")
    .description(
      "Reads Claude Code subagent files exactly as Claude Code does, and says where that\ndiffers from what their author wrote.",
    )
    .version(io.assets.version, "-v, --version")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text.replace(/^error: /, "agentlint: ")),
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .showSuggestionAfterError()
    .helpCommand(false)
    .addHelpText("after", mainExamples);

  addCheck(program, io, done);
  addViews(program, io, done);
  addClientCommands(program, io, done);
  addWriters(program, io, done);
  addReference(program, io, done);
  return program;
}

const mainExamples = `
Examples:
  agentlint                            check the agents of this project
  agentlint check .claude/agents       check a folder
  agentlint inspect reviewer.md        see what Claude Code makes of a file
  agentlint explain unknown-tool       read about a rule

Exit codes: 0 clean, 1 errors or too many warnings, 2 wrong use, 3 a fault of agentlint`;
