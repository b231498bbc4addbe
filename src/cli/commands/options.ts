import type { Command } from "commander";

/** Takes the exit code of the command that was run. */
export type Done = (code: number) => void;

export function withConfig(command: Command): Command {
  return command
    .option("--config <file>", "use this configuration, in place of the nearest above each file")
    .option("--no-config", "use no configuration file");
}

/** An option that may be given several times. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** What every command that reads agents has in common. */
export function withFiles(command: Command, oneClient = true): Command {
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
