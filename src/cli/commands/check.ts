import { Option } from "commander";
import type { Command } from "commander";
import type { Io } from "../io.ts";
import { collect, withConfig, withFiles } from "./options.ts";
import type { Done } from "./options.ts";

/** The command that says what is wrong and repairs it. */
export function addCheck(program: Command, io: Io, done: Done): void {
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
      const { check } = await import("../check.ts");
      done(await check(paths, options, io));
    });
}

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
