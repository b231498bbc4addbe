import { Option } from "commander";
import type { Command } from "commander";
import { cancelled } from "./ask.ts";
import type { Choice } from "./ask.ts";
import { collect } from "./commands/options.ts";
import type { Done } from "./commands/options.ts";
import { exit } from "./installer/exit.ts";
import type { Io } from "./io.ts";
import { printable } from "../text/printable.ts";
import { addCommands } from "./installer/commands.ts";
import { mainExamples } from "./installer/examples.ts";
import { runProgram } from "./program.ts";

/** Runs `install-agent`; gives the exit code and lets nothing escape. */
export function run(io: Io): Promise<number> {
  return runProgram(
    { name: "install-agent", description, codes: exit },
    (program, done) => fill(program, io, done),
    io,
  );
}

const description =
  "Puts agents into .claude/agents of this project, says what they may do there, and keeps them\nup to date. A file that you have changed is never replaced unasked.";

function fill(program: Command, io: Io, done: Done): void {
  program
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
}

/** What packages of the project offer; it is written only when it is asked for. */
function offersText(choices: readonly Choice[]): string {
  if (choices.length === 0) return "";
  const lines = choices.map(({ value }) => `  install-agent ${printable(value)}\n`);
  return `\nPackages of this project offer agents:\n${lines.join("")}`;
}
