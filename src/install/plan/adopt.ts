import { entryFor } from "../lock/lock.ts";
import type { LockEntry } from "../lock/schema.ts";
import { agentPath, fromLock } from "../places.ts";
import type { Survey } from "../survey.ts";
import { textHash } from "../text-hash.ts";
import type { FileChange } from "../write/change.ts";
import { lockChanges, storeChanges } from "./changes.ts";
import type { OfferedAgent } from "./offered.ts";

/** The lock takes note of a file as it is, and of the upstream text that it came from. */
export function planAdopt(
  offer: OfferedAgent,
  there: Uint8Array,
  survey: Pick<Survey, "destination" | "lock" | "bases">,
): readonly FileChange[] {
  const { name, requested, resolved, upstream, upstreamName, granted } = offer;
  const own = fromLock(survey.destination, agentPath(survey.destination, name));
  const old = entryFor(survey.lock.lock, name);
  const { upstreamName: _, grants: __, ...kept } = old ?? {};
  const entry: LockEntry = {
    ...kept,
    requested,
    resolved,
    upstream: textHash(upstream),
    ...(upstreamName !== undefined && { upstreamName }),
    files: {
      ...old?.files,
      [own]: { ...old?.files[own], target: "claude", sha256: textHash(there) },
    },
    dependencies: [...(old?.dependencies ?? offer.dependencies)],
    auto: offer.auto,
    ...(granted.length > 0 && {
      grants: granted.map((rule) => ({ rule, sha256: textHash(upstream) })),
    }),
  };
  const { lock, changes } = lockChanges(survey, new Map([[name, entry]]));
  const texts = new Map([upstream, there].map((bytes) => [textHash(bytes), bytes]));
  return [...storeChanges(survey.lock.lock, lock, texts, survey), ...changes];
}
