import { lockText, withEntries } from "../lock/lock.ts";
import type { Lock, LockEntry } from "../lock/schema.ts";
import { agentPath, basePath, lockPath } from "../place/places.ts";
import type { Survey } from "../survey/survey.ts";
import { bytesHash } from "../text-hash.ts";
import type { FileChange } from "../write/change.ts";
import type { Step } from "./step.ts";

/** What a step does to the folder of the agents. */
export function stepChanges(step: Step, survey: Survey): readonly FileChange[] {
  const path = agentPath(survey.destination, step.name);
  switch (step.action) {
    case "write":
      return [{ path, before: null, after: step.bytes }];
    case "update":
    case "merge":
      return [{ path, before: bytesHash(step.there), after: step.bytes }];
    case "replace":
      return [
        {
          path: `${path}.${freeBackup(`${step.name}.md`, survey.entries)}`,
          before: null,
          after: step.there,
        },
        { path, before: bytesHash(step.there), after: step.bytes },
        ...settledFiles(step, survey),
      ];
    case "keep":
      return settledFiles(step, survey);
    default:
      return [];
  }
}

/** What a conflict had put beside a file goes with it, unless somebody has worked on it. */
function settledFiles(
  { name, settles }: Extract<Step, { action: "keep" | "replace" }>,
  { beside, destination }: Survey,
): readonly FileChange[] {
  const sides = [
    ["upstream", settles?.upstream],
    ["merge", settles?.merge],
  ] as const;
  return sides.flatMap(([ending, text]): FileChange[] => {
    const before = beside.get(`${name}.md.${ending}`);
    if (!text || before !== bytesHash(text)) return [];
    return [{ path: `${agentPath(destination, name)}.${ending}`, before, after: null }];
  });
}

/** The ending of a backup that is not taken yet: an older one is never written over. */
export function freeBackup(file: string, entries: ReadonlySet<string>): string {
  for (let count = 0; ; count++) {
    const ending = count === 0 ? "bak" : `bak${count}`;
    if (!entries.has(`${file}.${ending}`)) return ending;
  }
}

/** Both texts of a conflict, beside the file that stays as it is. */
export function conflictFiles(step: Step, survey: Survey): readonly FileChange[] {
  if (step.action !== "conflict" || step.conflict.kind !== "merge") return [];
  const { wanted, marked } = step.conflict;
  const file = `${step.name}.md`;
  const side = (ending: string, after: Uint8Array, replaces: boolean): FileChange[] => {
    const before = survey.beside.get(`${file}.${ending}`) ?? null;
    if (before === bytesHash(after) || (before !== null && !replaces)) return [];
    return [{ path: `${agentPath(survey.destination, step.name)}.${ending}`, before, after }];
  };
  // Somebody may be working on the joined text, so it is never written anew.
  return [...side("upstream", wanted, true), ...side("merge", marked, false)];
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
