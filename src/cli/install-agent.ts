import { Command, CommanderError, Option } from "commander";
import { cancelled } from "./ask.ts";
import type { Choice } from "./ask.ts";
import { collect } from "./commands/options.ts";
import type { Done } from "./commands/options.ts";
import { exit } from "./installer/exit.ts";
import { UsageError } from "./io.ts";
import type { Io } from "./io.ts";
import { printable } from "../text/printable.ts";
import { addCommands } from "./installer/commands.ts";
import { mainExamples } from "./installer/examples.ts";

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

function build(io: Io, done: Done): Command {
  const program = new Command("install-agent")
    .description(
      "Puts agents into .claude/agents of this project, says what they may do there, and keeps them\nup to date. A file that you have changed is never replaced unasked.",
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
    .argument("[specs...]", "agents: a name of the catalog, a path, npm:package, owner/repo, a URL")
    .option("--user", "install for the user, into ~/.claude/agents, for all projects")
    .option("--cwd <folder>", "install into the project around this folder")
    .option("--as <name>", "install it under another name")
    .option("--all", "all agents of a source that has several")
    .addOption(
      new Option(
        "--with-team [extent]",
        "also the agents that it works with; `--with-team=all` theirs too",
      ).choices(["all"]),
    )
    .option("--with-docs", "also the documents that it reads")
    .addOption(
      new Option("--on-conflict <choice>", "what to do about a file that you have changed").choices(
        ["fail", "keep", "theirs", "merge"],
      ),
    )
    .option("--force", "replace a file that is in the way; it stays as .md.bak")
    .option("--allow <rule>", "allow what a rule would refuse; may be repeated", collect, [])
    .option("--sha256 <hex>", "what an https source must have")
    .option("--offline", "use no network")
    .option("--dry-run", "show what would be done and write nothing")
    .option("--diff", "show every changed line")
    .option("--json", "print one JSON document")
    .option("-y, --yes", "write joined changes without asking; never replaces a file")
    .addHelpText("after", mainExamples)
    .action(async (specs: string[], options) => {
      const { install } = await import("./install.ts");
      if (specs.length > 0) return done(await install(specs, options, io));
      const { offeredHere, pickAgents } = await import("./installer/pick.ts");
      const { ask } = io;
      if (!ask || options.json) {
        program.outputHelp({ error: true });
        await io.stderr.write(offersText(await offeredHere(options, io)));
        return done(exit.usage);
      }
      const picked = await pickAgents(options, { ...io, ask });
      if (picked === cancelled) {
        await io.stderr.write("install-agent: cancelled; nothing was written\n");
        return done(exit.cancelled);
      }
      done(picked.length === 0 ? exit.done : await install(picked, options, io));
    });
  addCommands(program, io, done);
  return program;
}

/** What packages of the project offer; it is written only when it is asked for. */
function offersText(choices: readonly Choice[]): string {
  if (choices.length === 0) return "";
  const lines = choices.map(({ value }) => `  install-agent ${printable(value)}\n`);
  return `\nPackages of this project offer agents:\n${lines.join("")}`;
}
