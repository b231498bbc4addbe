import type { Client } from "../client/client.ts";
import { documentsBeside, existingIn, projectOf } from "../discover/documents.ts";
import type { Skipped } from "../discover/found.ts";
import { readAgentFile } from "../discover/read-file.ts";
import type { FileResult } from "../discover/read-file.ts";
import { companionOf } from "../roster/companion.ts";
import type { Companion } from "../roster/companion.ts";
import { referencesOf } from "../roster/references.ts";
import type { Member, Root, Roster } from "../roster/roster.ts";

/** The documents that stand beside the given folders and that a member names. */
export function documentsAround(
  members: readonly Member[],
  roots: readonly Root[],
  client: Client,
  cwd: string,
  read: (absolute: string, path: string) => FileResult = readAgentFile,
): Pick<Roster, "companions" | "documents"> & { readonly problems: readonly Skipped[] } {
  const companions: Companion[] = [];
  const documents = new Map<string, ReadonlySet<string>>();
  const problems: Skipped[] = [];
  let named: ReadonlySet<string> | undefined;
  for (const root of new Map(roots.map((one) => [one.path, one])).values()) {
    const project = projectOf(root, cwd);
    if (!project) continue;
    named ??= new Set(members.flatMap(({ reading }) => referencesOf(reading).documents));
    if (project.inUse) documents.set(root.path, existingIn(project, named));
    for (const { path, absolute, called } of documentsBeside(project)) {
      if (!named.has(called)) continue;
      const result = read(absolute, path);
      if ("reason" in result) {
        problems.push({ path, reason: result.reason, named: false });
        continue;
      }
      const companion = companionOf(result.document, client);
      if (companion) companions.push(companion);
    }
  }
  return { companions, documents, problems };
}
