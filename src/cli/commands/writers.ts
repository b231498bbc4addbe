import type { Command } from "commander";
import type { Io } from "../io.ts";
import type { Done } from "./options.ts";

/** The commands that write what is not there yet. */
export function addWriters(program: Command, io: Io, done: Done): void {
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
      const { newAgent } = await import("../new/new.ts");
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
      const { init } = await import("../init/init.ts");
      done(await init(options, io));
    });
}

const newExamples = `
Examples:
  agentlint new code-reviewer
  agentlint new test-runner --description "Runs the tests. Use after every change." --tools Read,Bash
  agentlint new release-notes --plugin ./my-plugin --yes --description "Use it for release notes."

On a terminal it asks for what is not given. It never overwrites a file.`;

const initExamples = `
Examples:
  agentlint init
  agentlint init --yes --preset strict --github

On a terminal what no flag says is asked. A file that is there is never overwritten.`;
