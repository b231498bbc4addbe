import { Option } from "commander";
import type { Command } from "commander";
import { collect } from "../commands/options.ts";
import type { Done } from "../commands/options.ts";
import type { Io } from "../io.ts";

/** The commands beside installing. Each loads its code when it is used. */
export function addCommands(program: Command, io: Io, done: Done): void {
  const add = (usage: string, description: string) =>
    program
      .command(usage)
      .description(description)
      .option("--user", "the agents of the user, in ~/.claude/agents")
      .option("--cwd <folder>", "the project around this folder")
      .option("--json", "print one JSON document");
  const dryRun = ["--dry-run", "show what would be done and write nothing"] as const;
  const offline = ["--offline", "use no network"] as const;

  add("list", "list what is installed here, and the agents that can be installed")
    .option("--available", "only those that can be installed")
    .addHelpText("after", "\nExamples:\n  install-agent list\n  install-agent list --json")
    .action(async (options) => {
      const { listAgents } = await import("./list.ts");
      done(await listAgents(options, io));
    });

  add(
    "search <words...>",
    "find agents of the catalog by words of their names and descriptions",
  ).action(async (words: string[], options) => {
    const { searchAgents } = await import("./list.ts");
    done(await searchAgents(words, options, io));
  });

  add("view <specs...>", "show an agent before it is installed: what it may do, and its text")
    .option("--sha256 <hex>", "what an https source must have")
    .option(...offline)
    .action(async (specs: string[], options) => {
      const { view } = await import("./view.ts");
      done(await view(specs, options, io));
    });

  add("diff [names...]", "show what you have changed since; 1 when there is anything")
    .option("--upstream", "show what the source has now instead")
    .option(...offline)
    .action(async (names: string[], options) => {
      const { diff } = await import("./diff.ts");
      done(await diff(names, options, io));
    });

  add("outdated [names...]", "ask the sources for something new; 1 when there is")
    .option(...offline)
    .action(async (names: string[], options) => {
      const { outdated } = await import("./outdated.ts");
      done(await outdated(names, options, io));
    });

  add("update [names...]", "bring agents up to date and join your changes with the new")
    .addOption(
      new Option("--on-conflict <choice>", "what to do about a file that you have changed").choices(
        ["fail", "keep", "theirs", "merge"],
      ),
    )
    .option("--force", "as --on-conflict theirs; your file stays as .md.bak")
    .option("--allow <rule>", "allow what a rule would refuse; may be repeated", collect, [])
    .option("--sha256 <hex>", "what an https source must have")
    .option(...offline)
    .option(...dryRun)
    .option("--diff", "show every changed line")
    .option("-y, --yes", "write joined changes without asking; never replaces a file")
    .action(async (names: string[], options) => {
      const { update } = await import("./update.ts");
      done(await update(names, options, io));
    });

  add("remove <names...>", "take agents out again, with those that came along with them")
    .option("--force", "also those that you have changed; they stay as .md.bak")
    .option(...dryRun)
    .option("-y, --yes", "ask nothing; it never does")
    .action(async (names: string[], options) => {
      const { remove } = await import("./remove.ts");
      done(await remove(names, options, io));
    });

  add("restore", "bring back what the lock file says and is not there")
    .option("--frozen", "fail unless every file is exactly what the lock file says")
    .option("--force", "also where you have changed it; yours stays as .md.bak")
    .option(...offline)
    .option(...dryRun)
    .action(async (options) => {
      const { restore } = await import("./restore.ts");
      done(await restore(options, io));
    });

  add("verify", "hold the files against the lock file; 1 when something differs").action(
    async (options) => {
      const { verifyInstalled } = await import("./verify.ts");
      done(await verifyInstalled(options, io));
    },
  );

  add("adopt <file>", "take a file that is there into the lock file as it is")
    .option("--from <spec>", "where it came from; not needed for one that is installed")
    .option("--allow <rule>", "allow what a rule would refuse; may be repeated", collect, [])
    .option("--sha256 <hex>", "what an https source must have")
    .option(...offline)
    .option(...dryRun)
    .action(async (file: string, options) => {
      const { adopt } = await import("./adopt.ts");
      done(await adopt(file, options, io));
    });

  add("eject <names...>", "make agents your own: the files stay, the lock file forgets them")
    .option(...dryRun)
    .action(async (names: string[], options) => {
      const { eject } = await import("./eject.ts");
      done(await eject(names, options, io));
    });
}
