import { entryFor } from "../lock/lock.ts";
import type { LockEntry } from "../lock/schema.ts";
import { agentPath, fromLock } from "../place/places.ts";
import type { Survey } from "../survey/survey.ts";
import { textHash } from "../text-hash.ts";
import type { FileChange } from "../write/change.ts";
import { lockChanges, storeChanges } from "./changes.ts";
import { ownersOf } from "./document-owners.ts";
import { grantsFor } from "./grants.ts";
import type { OfferedAgent } from "./offered.ts";

/**
 * The lock takes note of a file as it is, and of the upstream text that it came from. Of the documents
 * that came along, those that were changed are the project's own from then on.
 */
export function planAdopt(
  offer: OfferedAgent,
  there: Uint8Array,
  forgotten: readonly string[],
  survey: Pick<Survey, "destination" | "lock" | "bases">,
): readonly FileChange[] {
  const { name, requested, resolved, upstream, upstreamName } = offer;
  const own = fromLock(survey.destination, agentPath(survey.destination, name));
  const old = entryFor(survey.lock.lock, name);
  const { upstreamName: _, grants: __, ...kept } = old ?? {};
  const files: LockEntry["files"] = {
    ...without(old?.files ?? {}, forgotten),
    [own]: { ...old?.files[own], target: "claude", sha256: textHash(there) },
  };
  const entry: LockEntry = {
    ...kept,
    requested,
    resolved,
    upstream: textHash(upstream),
    ...(upstreamName !== undefined && { upstreamName }),
    files,
    dependencies: [...(old?.dependencies ?? offer.dependencies)],
    auto: offer.auto,
    ...grantsFor(offer, files, old?.grants),
  };
  const others = forgotten.flatMap((path) => ownersOf(path, survey));
  const { lock, changes } = lockChanges(
    survey,
    new Map([
      ...others.map(([other, one]) => {
        return [other, { ...one, files: without(one.files, forgotten) }] as const;
      }),
      [name, entry],
    ]),
  );
  const texts = new Map([upstream, there].map((bytes) => [textHash(bytes), bytes]));
  return [...storeChanges(survey.lock.lock, lock, texts, survey), ...changes];
}

function without(files: LockEntry["files"], paths: readonly string[]): LockEntry["files"] {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !paths.includes(path)));
}
