import type { LockEntry } from "../lock/schema.ts";
import { withLineEndsOf } from "../merge/line-ends.ts";
import { admit } from "../door/admission.ts";
import { mergeAgent } from "../merge/merge.ts";
import { sameAgent } from "../survey/occupant.ts";
import { renamed } from "../rename.ts";
import type { Survey } from "../survey/survey.ts";
import { textHash, withoutCarriageReturns } from "../text-hash.ts";
import type { OfferedAgent } from "./offered.ts";
import type { Policy } from "./policy.ts";
import { replacing } from "./replacing.ts";
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
  const { bytes: wanted } = offer;
  const base = baseOf(entry, there, offer.name, survey);
  if (!base) return settled({ kind: "no-base", there, wanted }, there, offer, policy);
  const untouched = sameAgent(there, base);
  if (untouched) {
    const bytes = untouched === "bytes" ? wanted : withLineEndsOf(there, wanted);
    return replacing("update", there, { ...offer, bytes }, policy);
  }
  if (sameAgent(base, wanted)) return { action: "keep", there, acknowledged: false };
  const labels = { local: "yours", base: "as installed", upstream: "new" };
  const merged = mergeAgent({ local: there, base, upstream: wanted }, labels);
  if (merged.kind === "conflict") {
    const { bytes: marked, keys, body } = merged;
    return settled({ kind: "merge", there, wanted, marked, keys, body }, there, offer, policy);
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
function baseOf(
  entry: LockEntry,
  there: Uint8Array,
  name: string,
  { bases, recovered }: Survey,
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
  const merge = found.kind === "merge" ? { merge: found.marked } : {};
  const settles = { upstream: offer.bytes, ...merge };
  if (policy.onConflict === "keep") return { action: "keep", there, acknowledged: true, settles };
  if (policy.onConflict !== "theirs") return conflict(found);
  const deed = await replacing("replace", there, offer, policy);
  return deed.action === "replace" ? { ...deed, settles } : deed;
}
