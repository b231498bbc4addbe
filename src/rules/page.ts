import { policyOf, severityOf } from "./effect.ts";
import type { Effect, InstallPolicy } from "./effect.ts";
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
  hidden: "the text hides something from its reader, or what following it gives away or runs",
  risky: "it works as written, and can do more than a prompt alone",
  ignored: "something written has no effect",
  differs: "something written means something else than it says",
  advice: "off unless asked for",
};

const policies: Readonly<Record<InstallPolicy, string>> = {
  block: "refused unless allowed by name",
  warn: "shown",
  allow: "not looked at",
};

/** What stands between `<!-- header -->` and `<!-- /header -->` on a rule's page. */
export function pageHeader(rule: RuleMeta): string {
  const { id, summary, effect, fix, since, install = policyOf(effect) } = rule;
  // A dead or unguarded agent is refused anyhow.
  const tells = effect !== "dead" && effect !== "unguarded" && install !== "allow";
  return [
    `# ${id}`,
    "",
    `Finds ${summary}.`,
    "",
    `- Level: ${severityOf(effect)}`,
    `- Effect: ${effect} (${effects[effect]})`,
    `- Fix: ${fix ?? "none"}`,
    ...(tells ? [`- When installed: ${policies[install]}`] : []),
    `- Since: ${since}`,
  ].join("\n");
}
