import { describeField } from "../client/field-reference.ts";
import { fields } from "../client/facts/fields.ts";
import { rules } from "../rules/index.ts";
import { listed } from "../rules/place.ts";
import { closest } from "../text/closest.ts";
import { UsageError, exit } from "./io.ts";
import type { Io } from "./io.ts";
import { readRulePage } from "./rule-page.ts";
import { styleFor } from "./terminal.ts";

/**
 * Prints a rule's page, or what is known of a frontmatter key: formatted on a terminal, the Markdown
 * itself in a pipe.
 */
export async function explain(name: string, io: Io): Promise<number> {
  const page = await pageOf(name, io);
  if (!io.stdout.isTTY) await io.stdout.write(page);
  else {
    const { markdownForTerminal } = await import("../report/markdown.ts");
    await io.stdout.write(markdownForTerminal(page, styleFor(io.stdout, io.env)));
  }
  return exit.clean;
}

async function pageOf(name: string, io: Io): Promise<string> {
  if (rules.some((rule) => rule.id === name)) return readRulePage(name, io);
  const field = describeField(name);
  if (field !== undefined)
    return `${field}
`;
  const near = nearby(name);
  const hint =
    near.length > 0 ? `; did you mean ${listed(near, "or")}?` : "; `agentlint rules` lists them";
  throw new UsageError(`no rule and no field is called ${name}${hint}`);
}

/** More names than this are a list of their own. */
const MOST_NEARBY = 4;

/** The rule or field that was probably meant, or the few that have the word in their name. */
function nearby(id: string): readonly string[] {
  const ids = [...rules.map((rule) => rule.id), ...fields.map((field) => field.name)];
  const near = closest(id, ids);
  if (near !== undefined) return [near];
  const word = id.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  const holding = word.length < 3 ? [] : ids.filter((one) => one.includes(word));
  return holding.length <= MOST_NEARBY ? holding : [];
}
