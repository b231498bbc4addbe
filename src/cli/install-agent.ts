import { Option } from "commander";
import type { Command } from "commander";
import { collect } from "./commands/options.ts";
import type { Done } from "./commands/options.ts";
import { exit } from "./installer/exit.ts";
import { UsageError } from "./io.ts";
import type { Io } from "./io.ts";
import { addCommands } from "./installer/commands.ts";
import { mainExamples } from "./installer/examples.ts";
import { runProgram } from "./program.ts";
import { failedJson } from "../report/failed.ts";

/** Runs `install-agent`; gives the exit code and lets nothing escape. */
export function run(io: Io): Promise<number> {
  return runProgram(
    {
      name: "install-agent",
      description,
      codes: exit,
      failed: (message) => failedJson({ path: null, message: onOneLine(message), advice: null }),
    },
    (program, done) => fill(program, io, done),
    io,
  );
}

function onOneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, "; ");
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
      if (options.json) throw new UsageError("no agent is named; `install-agent list` shows some");
      const { chooseAgents, tellOffers } = await import("./installer/pick.ts");
      if (io.ask) return done(await chooseAgents(options, { ...io, ask: io.ask }));
      program.outputHelp({ error: true });
      done(await tellOffers(options, io));
    });
  addCommands(program, io, done);
}
