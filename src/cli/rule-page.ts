import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Io } from "./io.ts";

/** A rule's page as it is shipped, in Markdown, without the marks that its header is generated between. */
export async function readRulePage(id: string, io: Io): Promise<string> {
  const page = await readFile(join(io.assets.rules, `${id}.md`), "utf8");
  return page.replaceAll(/<!-- \/?header -->\n+/g, "");
}
