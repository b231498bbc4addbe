import { Command, CommanderError, Option } from "commander";
import { UsageError, exit } from "./io.ts";
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

function build(io: Io, done: (code: number) => void): Command {
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

  withConfig(withFiles(program.command("check", { isDefault: true })))
    .description("report what is wrong with agent files (the default command)")
    .option("--format <name>", "pretty, json, github, sarif or junit", "pretty")
    .option("--quiet", "report errors only")
    .option("--max-warnings <number>", "exit with 1 when there are more warnings than this")
    .option(
      "--output-file <file>",
      "write the report into a file; FORMAT=FILE writes one more, as often as it is given",
      collect,
    )
    .option("--fix", "repair what can be repaired without a guess, then report the rest")
    .option("--diff", "show what --fix would change, and change nothing")
    .addOption(new Option("--fix-dry-run", "the same as --diff").implies({ diff: true }).hideHelp())
    .option("--unsafe", "with --fix or --diff: also the repairs that are a guess")
    .option(
      "--since <ref>",
      "report only on files that differ from where this commit and HEAD parted",
    )
    .option("--staged", "report only on what is staged, as it is staged")
    .option("--watch", "check again whenever a file changes")
    .option("--baseline <file>", "report only what this file does not know")
    .option("--update-baseline", "write what is found now into the baseline")
    .option("--rule <id:level>", "set the level of a rule, over every configuration", collect)
    .option("--no-inline", "let no comment in a file suppress anything, as for third-party files")
    .option("--print-config <file>", "print the settings that hold for a file, and check nothing")
    .addHelpText("after", checkExamples)
    .action(async (paths: string[], options) => {
      const { check } = await import("./check.ts");
      done(await check(paths, options, io));
    });

  withConfig(withFiles(program.command("inspect")))
    .description("show what Claude Code will do with each agent")
    .option("--format <name>", "pretty or json", "pretty")
    .addHelpText("after", inspectExamples)
    .action(async (paths: string[], options) => {
      const { inspect } = await import("./inspect.ts");
      done(await inspect(paths, options, io));
    });

  withConfig(withFiles(program.command("graph")))
    .description("draw who works with whom, by the coordination blocks of the agents")
    .option("--format <name>", "table, mermaid, dot, json, svg or html", "table")
    .option("--output-file <file>", "write the graph into a file")
    .option("--check", "report what is wrong with the graph, and exit with 1 if something is")
    .addHelpText("after", graphExamples)
    .action(async (paths: string[], options) => {
      const { graph } = await import("./graph.ts");
      done(await graph(paths, options, io));
    });

  withConfig(withFiles(program.command("stats")))
    .description(
      "show what the agents cost in every conversation, and which models and tools they use",
    )
    .option("--format <name>", "pretty or json", "pretty")
    .addHelpText("after", statsExamples)
    .action(async (paths: string[], options) => {
      const { stats } = await import("./stats.ts");
      done(await stats(paths, options, io));
    });

  withFiles(program.command("upgrade"), false)
    .description("show which agents change when Claude Code is upgraded")
    .option("--from <version>", "the version in use")
    .option("--to <version>", "the version to come; by default the newest known")
    .option("--format <name>", "pretty or json", "pretty")
    .addHelpText("after", upgradeExamples)
    .action(async (paths: string[], options) => {
      const { upgrade } = await import("./upgrade.ts");
      done(await upgrade(paths, options, io));
    });

  withFiles(program.command("verify"), false)
    .description("hold what is predicted against an installed Claude Code, which is run offline")
    .option("--bin <file>", "the client to ask; by default CLAUDE_BIN or the claude on the PATH")
    .option("--tools", "also start each agent, without a model, and compare its tools")
    .option("--timeout <seconds>", "how long one run of the client may take", "60")
    .option("--format <name>", "pretty or json", "pretty")
    .addHelpText("after", verifyExamples)
    .action(async (paths: string[], options) => {
      const { verify } = await import("./verify.ts");
      done(await verify(paths, options, io));
    });

  program
    .command("new [name]")
    .description("write a new agent that no rule has anything to say against")
    .option("--description <text>", "when the agent is to be used")
    .option("--tools <list>", "its tools, by default Read, Grep and Glob; '*' for every tool")
    .option("--model <name>", "sonnet, opus, haiku or a full id; by default that of the session")
    .option("--color <name>", "the colour of its badge")
    .option("--dir <folder>", "put it into this folder instead of .claude/agents")
    .option("--user", "put it among your own agents, for every project")
    .option("--plugin [folder]", "put it into the agents of a plugin")
    .option("-y, --yes", "ask nothing")
    .option("--dry-run", "print the file instead of writing it")
    .addHelpText("after", newExamples)
    .action(async (name: string | undefined, options) => {
      const { newAgent } = await import("./new/new.ts");
      done(await newAgent(name, options, io));
    });

  program
    .command("init")
    .description("write a configuration, and what runs agentlint by itself")
    .option("--preset <name>", "recommended, strict or collection")
    .option("--github", "a workflow for GitHub Actions")
    .option("--pre-commit", "a configuration for pre-commit")
    .option("--claude-hook", "a hook for Claude Code, after it has written a file")
    .option("-y, --yes", "ask nothing")
    .addHelpText("after", initExamples)
    .action(async (options) => {
      const { init } = await import("./init/init.ts");
      done(await init(options, io));
    });

  program
    .command("explain <name>")
    .description("print the page of a rule, or what is known of a frontmatter key")
    .addHelpText(
      "after",
      "\nExamples:\n  agentlint explain unknown-tool\n  agentlint explain permissionMode",
    )
    .action(async (id: string) => {
      const { explain } = await import("./explain.ts");
      done(await explain(id, io));
    });

  program
    .command("rules")
    .description("list the rules")
    .option("--format <name>", "pretty or json", "pretty")
    .addHelpText("after", "\nExample:\n  agentlint rules --format json")
    .action(async ({ format }: { format: string }) => {
      const { rules } = await import("./rules.ts");
      done(await rules(format, io));
    });
  return program;
}

function withConfig(command: Command): Command {
  return command
    .option("--config <file>", "use this configuration, in place of the nearest above each file")
    .option("--no-config", "use no configuration file");
}

/** An option that may be given several times. */
function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** What every command that reads agents has in common. */
function withFiles(command: Command, oneClient = true): Command {
  if (oneClient) {
    command
      .option("--client <version>", "apply the facts of this version of Claude Code")
      .option("--agents-json <file>", "the JSON for `claude --agents`; - for standard input");
  }
  return command
    .argument(
      "[paths...]",
      "files, folders or patterns; without any, where Claude Code would look from here; - for standard input",
    )
    .option("--scope <scope>", "read every file as project, user or plugin agent")
    .option("--user", "without paths: also the agents of ~/.claude (or CLAUDE_CONFIG_DIR)")
    .option("--add-dir <folders...>", "without paths: also the agents of these projects")
    .option("--isolated", "judge each file as if it stood alone")
    .option("--files-from <file>", "read paths from a file, one a line; - for standard input")
    .option("--stdin", "read one agent from standard input")
    .option("--stdin-filename <path>", "the name that standard input goes by");
}

const mainExamples = `
Examples:
  agentlint                            check the agents of this project
  agentlint check .claude/agents       check a folder
  agentlint inspect reviewer.md        see what Claude Code makes of a file
  agentlint explain unknown-tool       read about a rule

Exit codes: 0 clean, 1 errors or too many warnings, 2 wrong use, 3 a fault of agentlint`;

const checkExamples = `
Examples:
  agentlint check
  agentlint check agents/*.md --max-warnings 0
  agentlint check --fix
  agentlint check --diff --unsafe
  agentlint check --staged
  agentlint check --since origin/main --baseline agentlint-baseline.json
  agentlint check --format json --output-file report.json
  agentlint check --output-file sarif=agentlint.sarif --output-file junit=agentlint.xml
  git diff --name-only | agentlint check --files-from -
  agentlint check --client 2.1.150 .claude/agents`;

const initExamples = `
Examples:
  agentlint init
  agentlint init --yes --preset strict --github

On a terminal what no flag says is asked. A file that is there is never overwritten.`;

const upgradeExamples = `
Examples:
  agentlint upgrade --from 2.1.150
  agentlint upgrade --from 2.1.150 --to 2.1.330 .claude/agents

Exits with 1 when an agent dies.`;

const newExamples = `
Examples:
  agentlint new code-reviewer
  agentlint new test-runner --description "Runs the tests. Use after every change." --tools Read,Bash
  agentlint new release-notes --plugin ./my-plugin --yes --description "Use it for release notes."

On a terminal it asks for what is not given. It never overwrites a file.`;

const verifyExamples = `
Examples:
  agentlint verify
  agentlint verify --tools .claude/agents
  agentlint verify --bin ~/.local/bin/claude --format json reviewer.md

The client gets copies of the files in a home and project of their own, no login and no network,
and no model is called. Exits with 1 when it reads a file otherwise than predicted, and with 2 when
there is no client or it gives no answer.`;

const graphExamples = `
Examples:
  agentlint graph
  agentlint graph --format html --output-file graph.html
  agentlint graph --format mermaid agents
  agentlint graph --format svg > graph.svg
  agentlint graph --check`;

const statsExamples = `
Examples:
  agentlint stats
  agentlint stats agents --format json

Tokens are estimates: four characters are taken for one, as Claude Code does.`;

const inspectExamples = `
Examples:
  agentlint inspect
  agentlint inspect .claude/agents/reviewer.md
  agentlint inspect --format json --client 2.1.330`;
