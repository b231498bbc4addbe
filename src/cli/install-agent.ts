import { Command, CommanderError } from "commander";
import { exit } from "./installer/exit.ts";
import { UsageError } from "./io.ts";
import type { Io } from "./io.ts";

/** Runs `install-agent`; gives the exit code and lets nothing escape. */
export async function run(io: Io): Promise<number> {
  let code: number = exit.done;
  const program = build(io, (result) => (code = result));
  try {
    await program.parseAsync(io.argv, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.done : exit.usage;
    if (error instanceof UsageError) {
      await io.stderr.write(`install-agent: ${error.message}\n`);
      return exit.usage;
    }
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    await io.stderr.write(
      `install-agent: this is a fault of install-agent, please report it\n${detail}\n`,
    );
    return exit.failure;
  }
}

function build(io: Io, done: (code: number) => void): Command {
  const program = new Command("install-agent")
    .description(
      "Puts an agent into .claude/agents of this project, and says what it may do there.\nA file that is there already is never replaced.",
    )
    .version(io.assets.version, "-v, --version")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text.replace(/^error: /, "install-agent: ")),
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .showSuggestionAfterError()
    .helpCommand(false)
    // What stands behind `list` belongs to it.
    .enablePositionalOptions()
    .argument("[names...]", "agents by name; `install-agent list` shows them")
    .option("--user", "install for the user, into ~/.claude/agents, for all projects")
    .option("--cwd <folder>", "install into the project around this folder")
    .option("--dry-run", "show what would be done and write nothing")
    .option("--json", "print one JSON document")
    .option("-y, --yes", "ask nothing; it never does, and nothing is replaced with this either")
    .addHelpText("after", mainExamples)
    .action(async (names: string[], options) => {
      if (names.length === 0) {
        program.outputHelp({ error: true });
        return done(exit.usage);
      }
      const { install } = await import("./install.ts");
      done(await install(names, options, io));
    });

  program
    .command("list")
    .description("list the agents that can be installed")
    .option("--json", "print one JSON document")
    .addHelpText("after", listExamples)
    .action(async (_, command: Command) => {
      const { listAgents } = await import("./list-agents.ts");
      done(await listAgents(command.optsWithGlobals(), io));
    });
  return program;
}

const mainExamples = `
Examples:
  install-agent list                              see what there is
  install-agent devops-engineer                   put one into this project
  install-agent test-engineer technical-writer    several, all or none
  install-agent devops-engineer --dry-run         see what it may do first
  install-agent devops-engineer --user            for all your projects
  install-agent devops-engineer --cwd ../shop     into another project

Exit codes: 0 done or nothing to do, 2 wrong use or no such agent, 3 a file or folder cannot be
read or written, 4 something else is there already, 5 refused for safety; with 4 and 5 nothing
is replaced`;

const listExamples = `
Examples:
  install-agent list
  install-agent list --json`;
