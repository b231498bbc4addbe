import { readLock } from "../../install/lock/read-lock.ts";
import type { LockEntry } from "../../install/lock/schema.ts";
import { entriesOf, locateFolder } from "../../install/place/folder.ts";
import { goingWith, planRemove } from "../../install/plan/remove.ts";
import type { RemovePlan } from "../../install/plan/remove.ts";
import { readBases } from "../../install/survey/bases.ts";
import { readBeside } from "../../install/survey/beside.ts";
import { installedAgents } from "../../install/survey/installed.ts";
import type { InstalledAgent } from "../../install/survey/installed.ts";
import { sameAgent } from "../../install/survey/occupant.ts";
import type { Survey } from "../../install/survey/survey.ts";
import { textHash } from "../../install/text-hash.ts";
import type { FileChange } from "../../install/write/change.ts";
import type { Context } from "./context.ts";
import { lockedNames } from "./named.ts";

/** Looks at what is there and plans what goes. */
export async function planRemoval(
  asked: readonly string[],
  force: boolean,
  { destination, disk }: Context,
): Promise<RemovePlan> {
  const state = await readLock(destination, disk);
  const names = lockedNames(asked, state);
  const folder = await locateFolder(destination, disk);
  const entries: ReadonlySet<string> =
    folder.kind === "present" ? await entriesOf(folder.real, disk) : new Set();
  const hashes = Object.values(state.lock.agents).flatMap(({ upstream, files }) => [
    upstream,
    ...Object.values(files).map(({ sha256 }) => sha256),
  ]);
  const installed = await installedAgents(state, destination, disk);
  const bases = await readBases(destination, hashes, disk);
  const edited = await editedAmong(installed, bases);
  const going = goingWith(names, installed, edited);
  const beside =
    folder.kind === "present"
      ? await readBeside(folder.real, going, entries, disk, { toWrite: false })
      : new Map();
  return planRemove(names, force, {
    destination,
    state,
    installed,
    bases,
    entries,
    edited,
    beside,
    settled: await settledBeside(
      installed.filter(({ name }) => going.includes(name)),
      { beside, bases, destination },
    ),
  });
}

/** Edits that the lock has taken note of, joined or adopted, are somebody's work as well. */
async function editedAmong(
  installed: readonly InstalledAgent[],
  bases: Survey["bases"],
): Promise<ReadonlySet<string>> {
  const edited = new Set<string>();
  for (const { name, entry, file } of installed) {
    const { there, state } = file;
    if (!there || textHash(there) === entry.upstream) continue;
    if (state === "changed" || !(await isRenamed(there, name, entry, bases))) edited.add(name);
  }
  return edited;
}

/** Whether a text is the published one under its local name; taken for it where that one is lost. */
async function isRenamed(
  there: Uint8Array,
  name: string,
  entry: LockEntry,
  bases: Survey["bases"],
): Promise<boolean> {
  if (entry.upstreamName === undefined) return false;
  const stored = bases.get(entry.upstream);
  if (!stored?.whole) return true;
  const { renamed } = await import("../../install/rename.ts");
  const published = renamed(stored.bytes, name);
  return published !== undefined && sameAgent(there, published) !== undefined;
}

/** What joins texts is loaded where a conflict has left something. */
async function settledBeside(
  installed: readonly InstalledAgent[],
  found: Pick<Survey, "beside" | "bases" | "destination">,
): Promise<ReadonlyMap<string, FileChange>> {
  if (found.beside.size === 0) return new Map();
  const { baseOf } = await import("../../install/plan/updating.ts");
  const { settledSides } = await import("../../install/plan/side-files.ts");
  const changes = installed.flatMap(({ name, entry, file: { there } }) => {
    if (!there) return [];
    const base = baseOf(entry, there, name, { ...found, recovered: new Map() });
    return settledSides({ name, there, base }, found);
  });
  return new Map(changes.map((change) => [change.path, change]));
}
