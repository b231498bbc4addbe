import { describeField } from "../client/field-reference.ts";
import { fields } from "../client/facts/fields.ts";
import { rules } from "../rules/index.ts";
import { closest } from "../text/closest.ts";
import { UsageError, exit } from "./io.ts";
import type { Io } from "./io.ts";
import { readRulePage } from "./rule-page.ts";

/** Prints a rule's page, or what is known of a frontmatter key. */
export async function explain(word: string, io: Io): Promise<number> {
  if (rules.some((rule) => rule.id === word)) {
    await io.stdout.write(await readRulePage(word, io));
    return exit.clean;
  }
  const field = describeField(word);
  if (field !== undefined) {
    await io.stdout.write(`${field}\n`);
    return exit.clean;
  }
  const known = [...rules.map(({ id }) => id), ...fields.map(({ name }) => name)];
  const near = closest(word, known);
  const hint = near ? `; did you mean ${near}?` : "; `agentlint rules` lists the rules";
  throw new UsageError(`no rule and no field is called ${word}${hint}`);
}
