import { join } from "node:path";
import { readBases } from "./bases.ts";
import type { StoredText } from "./bases.ts";
import { declaredIn, furtherFolders, others } from "./declared.ts";
import type { Session } from "./declared.ts";
import { entriesOf, locateFolder } from "../place/folder.ts";
import type { FolderState } from "../place/folder.ts";
import { documentsIn, entryFor } from "../lock/lock.ts";
import { readLock } from "../lock/read-lock.ts";
import type { LockState } from "../lock/read-lock.ts";
import { occupantOf } from "./occupant.ts";
import type { Occupant } from "./occupant.ts";
import { existingOf, placesOfDocuments } from "./project-documents.ts";
import type { DocumentPlace } from "./project-documents.ts";
import { isFileSafeName } from "../place/agent-name.ts";
import { agentPath } from "../place/places.ts";
import type { Destination } from "../place/root.ts";
import { twinFinder } from "./twins.ts";
import { readBeside } from "./beside.ts";
import type { Beside } from "./beside.ts";

/** What is on disk as far as a plan depends on it. All paths are absolute. */
export interface Survey {
  readonly destination: Destination;
  readonly folder: FolderState;
  /** What stands in an agent's place, by the agent's name. */
  readonly occupants: ReadonlyMap<string, Occupant>;
  /** What is in the place of an agent on some systems, since its name differs in spelling only. */
  readonly twins: ReadonlyMap<string, string>;
  /** Other files below the folder that declare a name, by that name. */
  readonly namesakes: ReadonlyMap<string, readonly string[]>;
  /** Of the agents that were asked about: those that a session in this place has. */
  readonly agents: ReadonlySet<string>;
  /** Of the documents that were asked about: those that are there. */
  readonly documents: ReadonlySet<string>;
  /** What stands where documents would be written, and where those of the agents are. */
  readonly documentPlaces: ReadonlyMap<string, DocumentPlace>;
  readonly lock: LockState;
  /** Stored texts that the plan may need, by their hashes. */
  readonly bases: ReadonlyMap<string, StoredText>;
  /** Texts that the store has lost and their sources still have, by their hashes. */
  readonly recovered: ReadonlyMap<string, Uint8Array>;
  /** Names of everything in the folder of the agents. */
  readonly entries: ReadonlySet<string>;
  readonly beside: Beside;
}

export interface Questions {
  /** Names of the agents to install. */
  readonly names: readonly string[];
  /** Names of further agents of which it matters whether they are there. */
  readonly agents: readonly string[];
  /** Paths relative to the root of which the same matters. */
  readonly documents: readonly string[];
  /** Of documents that would come along. */
  readonly offeredDocuments?: readonly string[];
  /** Hashes of texts that will be stored. */
  readonly texts?: readonly string[];
}

/**
 * Looks and changes nothing.
 *
 * @throws DiskFailure when what is in the way cannot be looked at.
 */
export async function survey(
  destination: Destination,
  { names, agents, documents, offeredDocuments = [], texts = [] }: Questions,
  session: Session,
): Promise<Survey> {
  const { disk } = session;
  const lock = await readLock(destination, disk);
  const folder = await locateFolder(destination, disk);
  const occupants = new Map<string, Occupant>();
  const twins = new Map<string, string>();
  const namesakes = new Map<string, string[]>();
  const known = new Set<string>();
  let beside: Beside = new Map();
  let entries: ReadonlySet<string> = new Set();
  if (folder.kind === "present") {
    entries = await entriesOf(folder.real, disk);
    for (const name of names) {
      const path = join(folder.real, `${name}.md`);
      occupants.set(name, await occupantOf(path, destination.boundary, disk));
    }
    beside = await readBeside(folder.real, names, entries, disk, { toWrite: true });
    for (const [name, paths] of await declaredIn(folder.real, [...names, ...agents])) {
      known.add(name);
      namesakes.set(name, others(paths, join(folder.real, `${name}.md`)));
    }
  }
  const findTwin = twinFinder(destination, disk);
  for (const name of folder.kind === "unsafe" ? [] : names.filter(isFileSafeName)) {
    const twin = await findTwin(agentPath(destination, name));
    if (twin !== undefined) twins.set(name, join(destination.boundary, twin));
  }
  const unknown = agents.filter((name) => !known.has(name));
  for (const outer of unknown.length > 0 ? furtherFolders(destination, session) : []) {
    for (const [name] of await declaredIn(outer, unknown)) known.add(name);
  }
  const present = destination.scope === "project" ? existingOf(destination.root, documents) : [];
  return {
    destination,
    folder,
    occupants,
    twins,
    namesakes,
    agents: known,
    documents: new Set(present),
    documentPlaces: await placesOfDocuments(
      destination,
      [...offeredDocuments, ...lockedDocuments(lock, names)],
      findTwin,
      disk,
    ),
    lock,
    bases: await readBases(destination, [...texts, ...lockedTexts(lock, names)], disk),
    recovered: new Map(),
    entries,
    beside,
  };
}

/** Hashes of all texts that belong to these agents. */
function lockedTexts({ lock }: LockState, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const entry = entryFor(lock, name);
    if (!entry) return [];
    return [entry.upstream, ...Object.values(entry.files).map(({ sha256 }) => sha256)];
  });
}

function lockedDocuments({ lock }: LockState, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const entry = entryFor(lock, name);
    return entry ? documentsIn(entry) : [];
  });
}
