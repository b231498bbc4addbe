import { documentsIn } from "../lock/lock.ts";
import type { LockEntry } from "../lock/schema.ts";
import type { Survey } from "../survey/survey.ts";
import { textHash } from "../text-hash.ts";
import { someGrants } from "./grants.ts";
import type { OfferedAgent } from "./offered.ts";

/** Documents that came along with an agent before, and that its new text does not refer to. */
export function droppedBy(
  { name, documents, appraisal }: OfferedAgent,
  { lock }: Pick<Survey, "lock">,
): readonly string[] {
  if (documents === null || !Object.hasOwn(lock.lock.agents, name)) return [];
  const referred = appraisal.references.documents;
  return documentsIn(lock.lock.agents[name]!).filter((path) => !referred.includes(path));
}

/** The agents that a document came along with. */
export function ownersOf(
  path: string,
  { lock }: Pick<Survey, "lock">,
): readonly (readonly [name: string, entry: LockEntry])[] {
  return Object.entries(lock.lock.agents).filter(([, { files }]) => Object.hasOwn(files, path));
}

/**
 * The entries of a lock in which every agent that a document came along with knows the text that is
 * there now.
 */
export function withSharedTexts(
  entries: ReadonlyMap<string, LockEntry>,
  texts: readonly { readonly path: string; readonly bytes: Uint8Array | null }[],
  { lock }: Pick<Survey, "lock">,
): ReadonlyMap<string, LockEntry> {
  const all = new Map([...Object.entries(lock.lock.agents), ...entries]);
  const changed = new Map(entries);
  for (const { path, bytes } of texts) {
    if (!bytes) continue;
    const sha256 = textHash(bytes);
    for (const [name, { files }] of all) {
      if (!Object.hasOwn(files, path) || files[path]!.sha256 === sha256) continue;
      const entry = changed.get(name) ?? all.get(name)!;
      const { grants: _, ...kept } = entry;
      const granted = [...all.values()].flatMap(({ grants }) => grants ?? []);
      changed.set(name, {
        ...kept,
        files: { ...entry.files, [path]: { ...entry.files[path]!, sha256 } },
        ...someGrants([
          ...(entry.grants ?? []),
          ...granted.filter((grant) => grant.sha256 === sha256),
        ]),
      });
    }
  }
  return changed;
}
