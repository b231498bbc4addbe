import { lockText, withEntries } from "../lock/lock.ts";
import type { Lock, LockEntry } from "../lock/schema.ts";
import { agentPath, basePath, lockPath } from "../place/places.ts";
import type { Survey } from "../survey/survey.ts";
import { bytesHash } from "../text-hash.ts";
import type { FileChange } from "../write/change.ts";
import { freeBackup } from "./free-backup.ts";
import type { Step } from "./step.ts";

/** What a step does to the folder of the agents. */
export function stepChanges(step: Step, survey: Survey): readonly FileChange[] {
  const path = agentPath(survey.destination, step.name);
  switch (step.action) {
    case "write":
      return [{ path, before: null, after: step.bytes }];
    case "update":
    case "merge":
      return [{ path, before: bytesHash(step.there), after: step.bytes }, ...(step.settles ?? [])];
    case "replace":
      return [
        {
          path: `${path}.${freeBackup(`${step.name}.md`, survey.entries)}`,
          before: null,
          after: step.there,
        },
        { path, before: bytesHash(step.there), after: step.bytes },
        ...(step.settles ?? []),
      ];
    case "keep":
      return step.settles ?? [];
    default:
      return [];
  }
}

/** Both texts of a conflict, beside the file that stays as it is. */
export function conflictFiles(step: Step): readonly FileChange[] {
  if (step.action !== "conflict" || step.conflict.kind !== "merge") return [];
  return step.conflict.sides.changes;
}

/** Texts that come into the store, and those that nobody needs any more. */
export function storeChanges(
  before: Lock,
  after: Lock,
  texts: ReadonlyMap<string, Uint8Array>,
  { destination, bases }: Pick<Survey, "destination" | "bases">,
): readonly FileChange[] {
  const needed = textsIn(after);
  const added = [...texts].flatMap(([hash, bytes]): FileChange[] => {
    const there = bases.get(hash);
    if (there?.whole || !needed.has(hash)) return [];
    return [{ path: basePath(destination, hash), before: there?.hash ?? null, after: bytes }];
  });
  const gone = [...textsIn(before)].flatMap((hash): FileChange[] => {
    const there = bases.get(hash);
    if (!there || needed.has(hash)) return [];
    return [{ path: basePath(destination, hash), before: there.hash, after: null }];
  });
  return [...added, ...gone];
}

function textsIn({ agents }: Lock): ReadonlySet<string> {
  return new Set(
    Object.values(agents).flatMap(({ upstream, files }) => [
      upstream,
      ...Object.values(files).map(({ sha256 }) => sha256),
    ]),
  );
}

/** The lock after some entries changed, and the change of its file, if its meaning changes. */
export function lockChanges(
  survey: Pick<Survey, "destination" | "lock">,
  entries: ReadonlyMap<string, LockEntry | undefined>,
): { readonly lock: Lock; readonly changes: readonly FileChange[] } {
  const { lock: before, hash } = survey.lock;
  const lock = withEntries(before, entries);
  const text = lockText(lock);
  if (lockText(before) === text) return { lock, changes: [] };
  const path = lockPath(survey.destination);
  // A lock file that would say nothing goes.
  const isEmpty = Object.keys(lock.agents).length === 0 && Object.keys(lock).length === 2;
  const after = isEmpty ? null : new TextEncoder().encode(text);
  return { lock, changes: [{ path, before: hash, after }] };
}
