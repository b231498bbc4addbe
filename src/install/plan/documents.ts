import { collisionsAmong } from "../document-path.ts";
import { documentsIn } from "../lock/lock.ts";
import type { LockEntry } from "../lock/schema.ts";
import { withLineEndsOf } from "../merge/line-ends.ts";
import { sameAgent } from "../occupant.ts";
import { originOf } from "../source/origin.ts";
import type { Resolved } from "../source/source.ts";
import type { Survey } from "../survey.ts";
import { bytesHash, textHash } from "../text-hash.ts";
import type { FileChange } from "../write/change.ts";
import { someGrants } from "./grants.ts";
import type { OfferedAgent } from "./offered.ts";

/** What becomes of a document that comes along with an agent. */
export interface DocumentStep {
  readonly path: string;
  /**
   * `left`: something else stands there or is meant to, and stays as it is. `remove`: nobody brings
   * it any more, and nobody has changed it.
   */
  readonly action: "write" | "same" | "update" | "left" | "remove";
  /** Why it is left, if not for a text of the project's own; completes "<path> …". */
  readonly why: string | null;
  /** The text that is there afterwards, if this program knows it. */
  readonly bytes: Uint8Array | null;
  readonly changes: readonly FileChange[];
}

/** Each document once, however many agents read it. Nothing that was changed here is replaced. */
export function planDocuments(
  offers: readonly OfferedAgent[],
  survey: Survey,
): readonly DocumentStep[] {
  const bringing = new Map<string, Bringing[]>();
  for (const offer of offers) {
    for (const { path, bytes } of offer.documents ?? []) {
      bringing.set(path, [...(bringing.get(path) ?? []), { offer, bytes }]);
    }
  }
  const collision = collisionsAmong([...bringing.keys(), ...knownDocuments(survey)]);
  return [
    ...[...bringing].map(([path, by]) => stepFor(path, by, collision(path), survey)),
    ...unneeded(offers, survey),
  ];
}

interface Bringing {
  readonly offer: OfferedAgent;
  readonly bytes: Uint8Array;
}

function stepFor(
  path: string,
  by: readonly Bringing[],
  twin: string | undefined,
  survey: Survey,
): DocumentStep {
  const { bytes } = by[0]!;
  const step = (action: DocumentStep["action"]): DocumentStep => ({
    path,
    action,
    why: null,
    bytes,
    changes: [],
  });
  const place = survey.documentPlaces.get(path) ?? { kind: "none" };
  const why =
    place.kind === "taken" ? place.what : (oneFileWith(twin) ?? disputed(path, by, survey));
  if (why !== undefined) return { path, action: "left", why, bytes: null, changes: [] };
  if (place.kind !== "file") {
    return { ...step("write"), changes: [{ path, before: null, after: bytes }] };
  }
  const { bytes: there } = place;
  if (sameAgent(there, bytes)) return step("same");
  if (!isAsInstalled(path, there, survey)) return { ...step("left"), bytes: null };
  const change = { path, before: bytesHash(there), after: withLineEndsOf(there, bytes) };
  return { ...step("update"), changes: [change] };
}

/** Why a document may not be written though nothing stands in its place. */
function disputed(path: string, by: readonly Bringing[], survey: Survey): string | undefined {
  const { offer, bytes } = by[0]!;
  const other = by.find((one) => !sameAgent(one.bytes, bytes));
  if (other) return `is another text with ${other.offer.name} than with ${offer.name}`;
  const owners = ownersOf(path, survey);
  const bringers = new Set(by.map((one) => one.offer.name));
  const hash = textHash(bytes);
  const foreign = owners.find(
    ([name, entry]) =>
      !bringers.has(name) &&
      entry.files[path]!.sha256 !== hash &&
      originOf(entry.resolved as Resolved) !== originOf(offer.resolved),
  );
  return foreign && `came along with ${foreign[0]}, from another source`;
}

function oneFileWith(twin: string | undefined): string | undefined {
  return twin === undefined ? undefined : `takes the place of ${twin} on some systems`;
}

function knownDocuments({ lock }: Survey): readonly string[] {
  return Object.values(lock.lock.agents).flatMap(documentsIn);
}

/** What agents no longer refer to, as long as nobody else brings it. */
function unneeded(offers: readonly OfferedAgent[], survey: Survey): readonly DocumentStep[] {
  const dropped = new Map(offers.map((offer) => [offer.name, droppedBy(offer, survey)]));
  return [...new Set([...dropped.values()].flat())].flatMap((path): DocumentStep[] => {
    const kept = ownersOf(path, survey).some(([name]) => !dropped.get(name)?.includes(path));
    const brought = offers.some(({ documents }) => documents?.some((one) => one.path === path));
    const place = survey.documentPlaces.get(path);
    if (kept || brought || place?.kind !== "file") return [];
    if (!isAsInstalled(path, place.bytes, survey)) return [];
    const changes = [{ path, before: bytesHash(place.bytes), after: null }];
    return [{ path, action: "remove", why: null, bytes: null, changes }];
  });
}

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
  steps: readonly DocumentStep[],
  { lock }: Pick<Survey, "lock">,
): ReadonlyMap<string, LockEntry> {
  const all = new Map([...Object.entries(lock.lock.agents), ...entries]);
  const changed = new Map(entries);
  for (const { path, bytes } of steps) {
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

/** The lock knows the file, and it is what was written. */
function isAsInstalled(path: string, there: Uint8Array, survey: Survey): boolean {
  const hash = textHash(there);
  return ownersOf(path, survey).some(([, { files }]) => files[path]!.sha256 === hash);
}
