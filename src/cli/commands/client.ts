import type { Command } from "commander";
import type { Io } from "../io.ts";
import { withFiles } from "./options.ts";
import type { Done } from "./options.ts";

/** The commands that are about a version of Claude Code, or an installed one. */
export function addClientCommands(program: Command, io: Io, done: Done): void {
  withFiles(program.command("upgrade"), false)
    .description("show which agents change when Claude Code is upgraded")
    .option("--from <version>", "the version in use")
    .option("--to <version>", "the version to come; by default the newest known")
    .option("--format <name>", "pretty or json", "pretty")
    .addHelpText("after", upgradeExamples)
    .action(async (paths: string[], options) => {
      const { upgrade } = await import("../upgrade.ts");
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
      const { verify } = await import("../verify.ts");
      done(await verify(paths, options, io));
    });
}

const upgradeExamples = `
Examples:
  agentlint upgrade --from 2.1.150
  agentlint upgrade --from 2.1.150 --to 2.1.330 .claude/agents

Exits with 1 when an agent dies.`;

const verifyExamples = `
Examples:
  agentlint verify
  agentlint verify --tools .claude/agents
  agentlint verify --bin ~/.local/bin/claude --format json reviewer.md

The client gets copies of the files in a home and project of their own, no login and no network,
and no model is called. Exits with 1 when it reads a file otherwise than predicted, and with 2 when
there is no client or it gives no answer.`;
