import type { Command } from "commander";
import type { Io } from "../io.ts";
import type { Done } from "./options.ts";

/** The commands that tell what is known, whatever the agents are. */
export function addReference(program: Command, io: Io, done: Done): void {
  program
    .command("explain <name>")
    .description("print the page of a rule, or what is known of a frontmatter key")
    .addHelpText(
      "after",
      "\nExamples:\n  agentlint explain unknown-tool\n  agentlint explain permissionMode",
    )
    .action(async (id: string) => {
      const { explain } = await import("../explain.ts");
      done(await explain(id, io));
    });

  program
    .command("rules")
    .description("list the rules")
    .option("--format <name>", "pretty or json", "pretty")
    .addHelpText("after", "\nExample:\n  agentlint rules --format json")
    .action(async ({ format }: { format: string }) => {
      const { rules } = await import("../rules.ts");
      done(await rules(format, io));
    });

  program
    .command("schema [name]")
    .description("print the JSON Schema of a configuration, an agent or a report")
    .addHelpText(
      "after",
      "\nExamples:\n  agentlint schema\n  agentlint schema config > agentlint.schema.json",
    )
    .action(async (name: string | undefined) => {
      const { schema } = await import("../schema.ts");
      done(await schema(name, io));
    });
}
