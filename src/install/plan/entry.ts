import { entryFor } from "../lock/lock.ts";
import type { LockEntry } from "../lock/schema.ts";
import { agentPath, fromLock } from "../place/places.ts";
import type { Survey } from "../survey/survey.ts";
import { textHash } from "../text-hash.ts";
import { droppedBy } from "./document-owners.ts";
import { grantsFor } from "./grants.ts";
import type { OfferedAgent } from "./offered.ts";
import type { Step } from "./step.ts";

/** What the lock says of an agent after a step; nothing when it says what it said before. */
export function entryAfter(
  step: Step,
  offer: OfferedAgent,
  survey: Survey,
  documents: readonly string[],
): LockEntry | undefined {
  const old = entryFor(survey.lock.lock, offer.name);
  const written = writtenBy(step);
  if (!written) return undefined;
  const own = fromLock(survey.destination, agentPath(survey.destination, offer.name));
  // An unchanged upstream text leaves what is known of the written file as it is.
  const sha256 =
    step.action === "keep" && !step.acknowledged && old?.files[own]
      ? old.files[own].sha256
      : textHash(written);
  const upstream = textHash(offer.upstream);
  const dropped = droppedBy(offer, survey);
  const stays = ([path]: readonly [string, unknown]) => !dropped.includes(path);
  const { upstreamName: _, grants: __, ...kept } = old ?? {};
  const files: LockEntry["files"] = {
    ...Object.fromEntries(Object.entries(old?.files ?? {}).filter(stays)),
    [own]: { ...old?.files[own], target: "claude", sha256 },
    ...Object.fromEntries(
      (offer.documents ?? [])
        .filter(({ path }) => documents.includes(path))
        .map(({ path, bytes }) => [path, { target: "document", sha256: textHash(bytes) } as const]),
    ),
  };
  return {
    ...kept,
    requested: offer.requested,
    resolved: offer.resolved,
    upstream,
    ...(offer.upstreamName !== undefined && { upstreamName: offer.upstreamName }),
    files,
    dependencies: [...new Set([...(old?.dependencies ?? []), ...offer.dependencies])].sort(),
    auto: offer.auto && (old?.auto ?? true),
    ...grantsFor({ ...offer, granted: grantedBy(step, offer, old) }, files, old?.grants),
  };
}

/** What is joined or kept may have from here what the text as it was published has not. */
function grantedBy(
  step: Step,
  { granted }: OfferedAgent,
  old: LockEntry | undefined,
): readonly string[] {
  const before = (old?.grants ?? []).filter(({ sha256 }) => sha256 === old?.upstream);
  const more =
    step.action === "merge"
      ? step.granted
      : step.action === "keep"
        ? before.map(({ rule }) => rule)
        : [];
  return [...new Set([...granted, ...more])].sort();
}

/** The text that the agent has after a step, if the step is one that the lock takes note of. */
export function writtenBy(step: Step): Uint8Array | undefined {
  switch (step.action) {
    case "write":
    case "update":
    case "merge":
    case "replace":
      return step.bytes;
    case "same":
    case "keep":
      return step.there;
    default:
      return undefined;
  }
}
