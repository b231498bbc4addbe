/** Where the project lives; every link to a page is made from it. */
export const HOMEPAGE = "https://github.com/install-agent/install-agent";

/** The web address of a rule's page. */
export function rulePage(id: string): string {
  return `${HOMEPAGE}/blob/main/src/rules/${id}.md`;
}
