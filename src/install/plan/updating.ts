import type { LockEntry } from "../lock/schema.ts";
import { withLineEndsOf } from "../merge/line-ends.ts";
import { admit } from "../door/admission.ts";
import { sameAgent } from "../survey/occupant.ts";
import { renamed } from "../rename.ts";
import type { Survey } from "../survey/survey.ts";
import { textHash, withoutCarriageReturns } from "../text-hash.ts";
import type { OfferedAgent } from "./offered.ts";
import { join } from "./join.ts";
import type { Policy } from "./policy.ts";
import { replacing } from "./replacing.ts";
import { putSides, settledSides } from "./side-files.ts";
import type { Sources } from "./side-files.ts";
import { conflict } from "./step.ts";
import type { Conflict, Deed } from "./step.ts";

/** A file that this program has written, which somebody may have changed since. */
export async function updating(
  entry: LockEntry,
  there: Uint8Array,
  offer: OfferedAgent,
  survey: Survey,
  policy: Policy,
): Promise<Deed> {
  const base = baseOf(entry, there, offer.name, survey);
  const sources = { name: offer.name, there, base, wanted: offer.bytes };
  const deed = await joining(sources, offer, survey, policy);
  switch (deed.action) {
    case "update":
    case "merge":
    case "replace":
    case "keep":
      return { ...deed, settles: settledSides(sources, survey) };
    default:
      return deed;
  }
}

async function joining(
  sources: Sources & { readonly wanted: Uint8Array },
  offer: OfferedAgent,
  survey: Survey,
  policy: Policy,
): Promise<Deed> {
  const { there, base, wanted } = sources;
  if (!base) return settled({ kind: "no-base", there, wanted }, there, offer, policy);
  const untouched = sameAgent(there, base);
  if (untouched) {
    const bytes = untouched === "bytes" ? wanted : withLineEndsOf(there, wanted);
    return replacing("update", there, { ...offer, bytes }, policy);
  }
  if (sameAgent(base, wanted)) return { action: "keep", there, acknowledged: false };
  const merged = join(there, base, wanted);
  if (merged.kind === "conflict") {
    const { bytes: marked, keys, body } = merged;
    const sides = putSides(sources, marked, survey);
    return settled({ kind: "merge", there, wanted, sides, keys, body }, there, offer, policy);
  }
  if (sameAgent(merged.bytes, there)) return { action: "keep", there, acknowledged: true };
  const appraisal = await policy.appraise(offer.name, merged.bytes);
  const { refusal, granted } = admit(appraisal, offer.name, [...policy.allow, ...offer.granted]);
  if (refusal) return settled({ kind: "merge-refused", refusal }, there, offer, policy);
  if (policy.onConflict === "keep") return { action: "keep", there, acknowledged: true };
  if (policy.onConflict === "theirs") return replacing("replace", there, offer, policy);
  if (!policy.acceptsMerge(offer.name, { there, bytes: merged.bytes })) {
    return conflict({ kind: "unconfirmed", there, merged: merged.bytes });
  }
  return replacing("merge", there, { ...offer, bytes: merged.bytes, appraisal, granted }, policy);
}

/** What the local edits were made to, under the local name. */
export function baseOf(
  entry: LockEntry,
  there: Uint8Array,
  name: string,
  { bases, recovered }: Pick<Survey, "bases" | "recovered">,
): Uint8Array | undefined {
  const stored = bases.get(entry.upstream);
  const upstream = stored?.whole ? stored.bytes : recovered.get(entry.upstream);
  if (upstream) return localText(upstream, name, entry);
  // Where the text is lost, a file that is still the same tells as much.
  return textHash(there) === entry.upstream ? withoutCarriageReturns(there) : undefined;
}

/** A stored text as it was installed: under the local name. */
export function localText(
  stored: Uint8Array,
  name: string,
  entry: LockEntry,
): Uint8Array | undefined {
  return entry.upstreamName === undefined ? stored : renamed(stored, name);
}

/** A conflict that stands unless one side was chosen beforehand. */
async function settled(
  found: Conflict,
  there: Uint8Array,
  offer: OfferedAgent,
  policy: Policy,
): Promise<Deed> {
  if (policy.onConflict === "keep") return { action: "keep", there, acknowledged: true };
  if (policy.onConflict !== "theirs") return conflict(found);
  return replacing("replace", there, offer, policy);
}
