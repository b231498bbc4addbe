import { rules } from "../rules/index.ts";
import { closest } from "../text/closest.ts";
import { UsageError, exit } from "./io.ts";
import type { Io } from "./io.ts";
import { readRulePage } from "./rule-page.ts";

/** Prints a rule's page. */
export async function explain(id: string, io: Io): Promise<number> {
  if (!rules.some((rule) => rule.id === id)) {
    const near = closest(
      id,
      rules.map((rule) => rule.id),
    );
    const hint = near ? `; did you mean ${near}?` : "; `agentlint rules` lists them";
    throw new UsageError(`no rule is called ${id}${hint}`);
  }
  await io.stdout.write(await readRulePage(id, io));
  return exit.clean;
}
