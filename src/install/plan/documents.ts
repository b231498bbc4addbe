import { takesPlaceOf } from "../place/entry-names.ts";
import { collisionsAmong } from "../place/document-path.ts";
import { documentsIn } from "../lock/lock.ts";
import { withLineEndsOf } from "../merge/line-ends.ts";
import { sameAgent } from "../survey/occupant.ts";
import { originOf } from "../source/origin.ts";
import type { Resolved } from "../source/source.ts";
import type { Survey } from "../survey/survey.ts";
import { bytesHash, textHash } from "../text-hash.ts";
import type { FileChange } from "../write/change.ts";
import { droppedBy, ownersOf } from "./document-owners.ts";
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
  /** The text that it replaces. */
  readonly there?: Uint8Array;
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
  const dropped = new Map(offers.map((offer) => [offer.name, droppedBy(offer, survey)]));
  const staying: Owners = (path) =>
    ownersOf(path, survey).filter(([name]) => !dropped.get(name)?.includes(path));
  const steps = [...bringing].map(([path, by]) =>
    stepFor(path, by, { twin: collision(path), owners: staying(path) }, survey),
  );
  const taken = new Set(steps.filter(({ bytes }) => bytes !== null).map(({ path }) => path));
  const removed = unneeded([...dropped.values()].flat(), staying, survey).filter(
    ({ path }) => !taken.has(path),
  );
  const gone = new Set(removed.map(({ path }) => path));
  return [...steps.filter(({ path }) => !gone.has(path)), ...removed];
}

/** The agents that a document came along with, but for those that no longer refer to it. */
type Owners = (path: string) => ReturnType<typeof ownersOf>;

interface Bringing {
  readonly offer: OfferedAgent;
  readonly bytes: Uint8Array;
}

function stepFor(
  path: string,
  by: readonly Bringing[],
  { twin, owners }: { readonly twin: string | undefined; readonly owners: ReturnType<Owners> },
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
    place.kind === "taken" ? place.what : (oneFileWith(twin, path) ?? disputed(path, by, owners));
  if (why !== undefined) return { path, action: "left", why, bytes: null, changes: [] };
  if (place.kind !== "file") {
    return { ...step("write"), changes: [{ path, before: null, after: bytes }] };
  }
  const { bytes: there } = place;
  if (sameAgent(there, bytes)) return step("same");
  if (!isAsInstalled(path, there, survey)) return { ...step("left"), bytes: null };
  const change = { path, before: bytesHash(there), after: withLineEndsOf(there, bytes) };
  return { ...step("update"), there, changes: [change] };
}

/** Why a document may not be written though nothing stands in its place. */
function disputed(
  path: string,
  by: readonly Bringing[],
  owners: ReturnType<Owners>,
): string | undefined {
  const { offer, bytes } = by[0]!;
  const other = by.find((one) => !sameAgent(one.bytes, bytes));
  if (other) return `is another text with ${other.offer.name} than with ${offer.name}`;
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

function oneFileWith(twin: string | undefined, path: string): string | undefined {
  return twin === undefined ? undefined : takesPlaceOf(twin, path);
}

function knownDocuments({ lock }: Survey): readonly string[] {
  return Object.values(lock.lock.agents).flatMap(documentsIn);
}

/** What agents no longer refer to, if it came along with nobody else. */
function unneeded(
  dropped: readonly string[],
  owners: Owners,
  survey: Survey,
): readonly DocumentStep[] {
  return [...new Set(dropped)].flatMap((path): DocumentStep[] => {
    const place = survey.documentPlaces.get(path);
    if (owners(path).length > 0 || place?.kind !== "file") return [];
    if (!isAsInstalled(path, place.bytes, survey)) return [];
    const changes = [{ path, before: bytesHash(place.bytes), after: null }];
    return [{ path, action: "remove", why: null, bytes: null, changes }];
  });
}

/** The lock knows the file, and it is what was written. */
function isAsInstalled(path: string, there: Uint8Array, survey: Survey): boolean {
  const hash = textHash(there);
  return ownersOf(path, survey).some(([, { files }]) => files[path]!.sha256 === hash);
}
