import { severityOf } from "../lint/diagnostic.ts";
import type { Effect } from "../lint/diagnostic.ts";
import type { RuleMeta } from "./rule.ts";

/** Where the project lives; every link to a page is made from it. */
export const HOMEPAGE = "https://github.com/install-agent/install-agent";

/** The web address of a rule's page. */
export function rulePage(id: string): string {
  return `${HOMEPAGE}/blob/main/src/rules/${id}.md`;
}

const effects: Readonly<Record<Effect, string>> = {
  dead: "the agent does not run",
  unguarded: "a restriction is not enforced",
  hidden: "the text hides something from its reader",
  ignored: "something written has no effect",
  differs: "something written means something else than it says",
  advice: "off unless asked for",
};

/** What stands between `<!-- header -->` and `<!-- /header -->` on a rule's page. */
export function pageHeader({ id, summary, effect, fix, since }: RuleMeta): string {
  return [
    `# ${id}`,
    "",
    `Finds ${summary}.`,
    "",
    `- Level: ${severityOf(effect)}`,
    `- Effect: ${effect} (${effects[effect]})`,
    `- Fix: ${fix ?? "none"}`,
    `- Since: ${since}`,
  ].join("\n");
}
