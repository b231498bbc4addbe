import type { Io } from "./io.ts";

/** A rule's page as it is shipped, in Markdown, without the marks that its header is generated between. */
export async function readRulePage(id: string, io: Io): Promise<string> {
  const page = await io.assets.rulePage(id);
  return page.replaceAll(/<!-- \/?header -->\n+/g, "");
}
