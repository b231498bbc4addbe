import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { rules } from "../rules/index.ts";
import { closest } from "../text/closest.ts";
import { UsageError, exit } from "./io.ts";
import type { Io } from "./io.ts";

/** Prints a rule's page as it is shipped, without the marks that its header is generated between. */
export async function explain(id: string, io: Io): Promise<number> {
  if (!rules.some((rule) => rule.id === id)) {
    const near = closest(
      id,
      rules.map((rule) => rule.id),
    );
    const hint = near ? `; did you mean ${near}?` : "; `agentlint rules` lists them";
    throw new UsageError(`no rule is called ${id}${hint}`);
  }
  const page = await readFile(join(io.assets.rules, `${id}.md`), "utf8");
  await io.stdout.write(page.replaceAll(/<!-- \/?header -->\n+/g, ""));
  return exit.clean;
}
