import type { Command } from "commander";
import type { Io } from "../io.ts";
import { withConfig, withFiles } from "./options.ts";
import type { Done } from "./options.ts";

/** The commands that show what the agents are, one by one and together. */
export function addViews(program: Command, io: Io, done: Done): void {
  withConfig(withFiles(program.command("inspect")))
    .description("show what Claude Code will do with each agent")
    .option("--format <name>", "pretty or json", "pretty")
    .addHelpText("after", inspectExamples)
    .action(async (paths: string[], options) => {
      const { inspect } = await import("../inspect.ts");
      done(await inspect(paths, options, io));
    });

  withConfig(withFiles(program.command("graph")))
    .description("draw who works with whom, by the coordination blocks of the agents")
    .option("--format <name>", "table, mermaid, dot, json, svg or html", "table")
    .option("--output-file <file>", "write the graph into a file")
    .option("--check", "report what is wrong with the graph, and exit with 1 if something is")
    .addHelpText("after", graphExamples)
    .action(async (paths: string[], options) => {
      const { graph } = await import("../graph.ts");
      done(await graph(paths, options, io));
    });

  withConfig(withFiles(program.command("stats")))
    .description(
      "show what the agents cost in every conversation, and which models and tools they use",
    )
    .option("--format <name>", "pretty or json", "pretty")
    .addHelpText("after", statsExamples)
    .action(async (paths: string[], options) => {
      const { stats } = await import("../stats.ts");
      done(await stats(paths, options, io));
    });
}

const inspectExamples = `
Examples:
  agentlint inspect
  agentlint inspect .claude/agents/reviewer.md
  agentlint inspect --format json --client 2.1.330`;

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
