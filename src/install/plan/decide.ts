import { join } from "node:path";
import { read } from "../../client/reading.ts";
import type { Reading } from "../../client/reading.ts";
import { documentOf } from "../../discover/read-file.ts";
import { decode } from "../../text/decode.ts";
import { isFileSafeName } from "../agent-name.ts";
import { entryFor } from "../lock/lock.ts";
import type { LockEntry } from "../lock/schema.ts";
import { dressedAs, plainText } from "../merge/line-ends.ts";
import { mergeAgent } from "../merge/merge.ts";
import { sameAgent } from "../occupant.ts";
import { renamed } from "../rename.ts";
import type { Survey } from "../survey.ts";
import { widenedBy } from "../widening.ts";
import type { OfferedAgent } from "./offered.ts";
import type { Policy } from "./policy.ts";
import type { Conflict, Deed, Step } from "./step.ts";

/** What becomes of an agent, from what is offered, what is there and what was agreed to. */
export function decide(offer: OfferedAgent, survey: Survey, policy: Policy): Step {
  const { name } = offer;
  const path = join(placeOf(survey), `${name}.md`);
  return { name, path, ...(obstacle(offer, survey, path) ?? deed(offer, survey, policy)) };
}

export function placeOf({ folder, destination }: Survey): string {
  if (folder.kind !== "unsafe") return folder.real;
  return join(destination.boundary, ...destination.parts);
}

const conflict = (found: Conflict): Deed => ({ action: "conflict", conflict: found });

/** What the file is, and where it would go, decide before what is there. */
function obstacle(offer: OfferedAgent, survey: Survey, path: string): Deed | undefined {
  const { name, refusal } = offer;
  const { folder, occupants, namesakes, twins } = survey;
  if (!isFileSafeName(name)) return { action: "refused", refusal: { kind: "unsafe-name" } };
  if (refusal) return { action: "refused", refusal };
  if (folder.kind === "unsafe") {
    const { path: at, what } = folder;
    return { action: "refused", refusal: { kind: "unsafe-place", path: at, what } };
  }
  const occupant = occupants.get(name);
  if (occupant?.kind === "unsafe") {
    return { action: "refused", refusal: { kind: "unsafe-place", path, what: occupant.what } };
  }
  // A file of somebody else's in its place is to be seen to first.
  const paths = isForeign(offer, survey) ? [] : (namesakes.get(name) ?? []);
  if (paths.length > 0) return conflict({ kind: "namesake", paths });
  const twin = twins.get(name);
  if (twin !== undefined && (occupant?.kind ?? "none") === "none") {
    return conflict({ kind: "twin", path: twin });
  }
  return undefined;
}

/** Its place is taken by something that this program has not written. */
function isForeign({ name, bytes }: OfferedAgent, { occupants, lock }: Survey): boolean {
  const occupant = occupants.get(name);
  if (occupant?.kind === "large-file") return true;
  if (occupant?.kind !== "file" || entryFor(lock.lock, name)) return false;
  return !sameAgent(occupant.bytes, bytes);
}

function deed(offer: OfferedAgent, survey: Survey, policy: Policy): Deed {
  const { name, bytes: wanted } = offer;
  const occupant = survey.occupants.get(name) ?? { kind: "none" };
  const entry = entryFor(survey.lock.lock, name);
  if (occupant.kind === "none") {
    if (entry && !policy.writesMissing) return { action: "missing" };
    return { action: "write", bytes: wanted };
  }
  if (occupant.kind !== "file") {
    return conflict({ kind: "content", there: undefined, wanted });
  }
  const there = occupant.bytes;
  const by = sameAgent(there, wanted);
  if (by) return { action: "same", by, there };
  if (!entry) {
    if (policy.onConflict === "keep") return { action: "skip" };
    if (policy.onConflict === "theirs") return replacing("replace", there, offer, policy);
    return conflict({ kind: "content", there, wanted });
  }
  return updating(entry, there, offer, survey, policy);
}

/** A file that this program has written, which somebody may have changed since. */
function updating(
  entry: LockEntry,
  there: Uint8Array,
  offer: OfferedAgent,
  survey: Survey,
  policy: Policy,
): Deed {
  const { bytes: wanted, reading } = offer;
  const { client, scope } = reading;
  const stored = survey.bases.get(entry.upstream);
  const base =
    stored?.whole === true ? localText(stored.bytes, offer.name, entry, reading) : undefined;
  if (!base) return settled({ kind: "no-base", there, wanted }, there, offer, policy);
  const untouched = sameAgent(there, base);
  if (untouched) {
    const bytes = untouched === "bytes" ? wanted : withLineEndsOf(there, wanted);
    return replacing("update", there, { ...offer, bytes }, policy);
  }
  if (sameAgent(base, wanted)) return { action: "keep", there, acknowledged: false };
  const labels = { local: "yours", base: "as installed", upstream: "new" };
  const merged = mergeAgent({ local: there, base, upstream: wanted }, { client, scope }, labels);
  if (merged.kind === "conflict") {
    const { bytes: marked, keys, body } = merged;
    return settled({ kind: "merge", there, wanted, marked, keys, body }, there, offer, policy);
  }
  if (sameAgent(merged.bytes, there)) return { action: "keep", there, acknowledged: true };
  const mergedReading = readingOf(merged.bytes, offer);
  const { refusal } = policy.admits(mergedReading, offer.name, offer.granted);
  if (refusal) return settled({ kind: "merge-refused", refusal }, there, offer, policy);
  if (policy.onConflict === "keep") return { action: "keep", there, acknowledged: true };
  if (policy.onConflict === "theirs") return replacing("replace", there, offer, policy);
  if (!policy.acceptsMerge(offer.name)) {
    return conflict({ kind: "unconfirmed", there, merged: merged.bytes });
  }
  return replacing(
    "merge",
    there,
    { ...offer, bytes: merged.bytes, reading: mergedReading },
    policy,
  );
}

/** A version control system has turned the line ends of the local file; they stay turned. */
function withLineEndsOf(there: Uint8Array, wanted: Uint8Array): Uint8Array {
  const { text } = plainText(decode(wanted).text);
  return new TextEncoder().encode(dressedAs(plainText(decode(there).text), text));
}

/** A stored text as it was installed: under the local name. */
export function localText(
  stored: Uint8Array,
  name: string,
  entry: LockEntry,
  { client, scope }: Reading,
): Uint8Array | undefined {
  return entry.upstreamName === undefined ? stored : renamed(stored, name, { client, scope });
}

/** A conflict that stands unless one side was chosen beforehand. */
function settled(found: Conflict, there: Uint8Array, offer: OfferedAgent, policy: Policy): Deed {
  if (policy.onConflict === "keep") {
    const merge = found.kind === "merge" ? { merge: found.marked } : {};
    const settles = { upstream: offer.bytes, ...merge };
    return { action: "keep", there, acknowledged: true, settles };
  }
  if (policy.onConflict === "theirs") return replacing("replace", there, offer, policy);
  return conflict(found);
}

function replacing(
  action: "update" | "merge" | "replace",
  there: Uint8Array,
  offer: OfferedAgent,
  policy: Policy,
): Deed {
  const { name, bytes, reading } = offer;
  const before = readingOf(there, offer);
  // A file that is no agent has nothing that could be widened, and nothing that anybody agreed to.
  const wider = before.loads ? widenedBy(before, reading) : [];
  if (wider.length > 0 && !policy.acceptsWidening(name)) {
    return { action: "refused", refusal: { kind: "wider", there, wanted: bytes, wider } };
  }
  return { action, there, bytes, reading, wider };
}

function readingOf(bytes: Uint8Array, { name, reading }: OfferedAgent): Reading {
  const { client, scope } = reading;
  return read(documentOf(`${name}.md`, bytes), { client, scope });
}
