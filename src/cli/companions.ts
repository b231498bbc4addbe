import type { Client } from "../client/client.ts";
import { documentsBeside } from "../discover/companions.ts";
import type { Skipped } from "../discover/found.ts";
import { readAgentFile } from "../discover/read-file.ts";
import type { FileResult } from "../discover/read-file.ts";
import { companionOf } from "../roster/companion.ts";
import type { Companion } from "../roster/companion.ts";
import { referencesOf } from "../roster/references.ts";
import type { Member, Root } from "../roster/roster.ts";

/** The documents with settings that stand beside the given folders and that a member tells to read. */
export function companionsOf(
  members: readonly Member[],
  roots: readonly Root[],
  client: Client,
  cwd: string,
  readDocument: (absolute: string, path: string) => FileResult = readAgentFile,
): { readonly companions: readonly Companion[]; readonly problems: readonly Skipped[] } {
  const folders = [...new Map(roots.map((root) => [root.path, root])).values()];
  const documents = folders.flatMap((root) => documentsBeside(root, cwd));
  if (documents.length === 0) return { companions: [], problems: [] };
  const read = new Set(members.flatMap(({ reading }) => referencesOf(reading).documents));
  const companions: Companion[] = [];
  const problems: Skipped[] = [];
  for (const { path, absolute, called } of documents) {
    if (!read.has(called)) continue;
    const result = readDocument(absolute, path);
    if ("reason" in result) {
      problems.push({ path, reason: result.reason, named: false });
      continue;
    }
    const companion = companionOf(result.document, client);
    if (companion) companions.push(companion);
  }
  return { companions, problems };
}
