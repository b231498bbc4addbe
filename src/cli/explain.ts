import { rules } from "../rules/index.ts";
import { listed } from "../rules/place.ts";
import { closest } from "../text/closest.ts";
import { UsageError, exit } from "./io.ts";
import type { Io } from "./io.ts";
import { readRulePage } from "./rule-page.ts";
import { styleFor } from "./terminal.ts";

/** Prints a rule's page: formatted on a terminal, the Markdown itself in a pipe. */
export async function explain(id: string, io: Io): Promise<number> {
  if (!rules.some((rule) => rule.id === id)) {
    const near = nearby(id);
    const hint =
      near.length > 0 ? `; did you mean ${listed(near, "or")}?` : "; `agentlint rules` lists them";
    throw new UsageError(`no rule is called ${id}${hint}`);
  }
  const page = await readRulePage(id, io);
  if (!io.stdout.isTTY) await io.stdout.write(page);
  else {
    const { markdownForTerminal } = await import("../report/markdown.ts");
    await io.stdout.write(markdownForTerminal(page, styleFor(io.stdout, io.env)));
  }
  return exit.clean;
}

/** More names than this are a list of their own. */
const MOST_NEARBY = 4;

/** The rule that was probably meant, or the few that have the word in their name. */
function nearby(id: string): readonly string[] {
  const ids = rules.map((rule) => rule.id);
  const near = closest(id, ids);
  if (near !== undefined) return [near];
  const word = id.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  const holding = word.length < 3 ? [] : ids.filter((one) => one.includes(word));
  return holding.length <= MOST_NEARBY ? holding : [];
}
