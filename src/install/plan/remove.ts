import { SIDES, sideFile } from "../survey/beside.ts";
import type { Beside } from "../survey/beside.ts";
import type { StoredText } from "../survey/bases.ts";
import type { InstalledAgent, InstalledFile } from "../survey/installed.ts";
import type { LockState } from "../lock/read-lock.ts";
import type { Destination } from "../place/root.ts";
import { bytesHash } from "../text-hash.ts";
import type { FileChange } from "../write/change.ts";
import { lockChanges, storeChanges } from "./changes.ts";
import { freeBackup } from "./free-backup.ts";

export interface RemovePlan {
  readonly agents: readonly RemovedAgent[];
  /** All of them go; otherwise none does. */
  readonly whole: boolean;
  readonly changes: readonly FileChange[];
}

export interface RemovedAgent {
  readonly name: string;
  readonly file: InstalledFile;
  /** It came along with another one that goes. */
  readonly auto: boolean;
  /** Agents that stay and that it came along with. */
  readonly neededBy: readonly string[];
  /** `changed`: it has local edits, so nothing is removed at all. `unsafe`: it is no file. */
  readonly action: "remove" | "gone" | "changed" | "unsafe" | "unreadable";
  /** What keeps the local edits, below the boundary. */
  readonly backup: string | null;
  readonly documents: readonly InstalledFile[];
  /** What a conflict has left beside it: it goes unless somebody has touched it. */
  readonly sides: readonly SideFile[];
}

export interface SideFile {
  /** Below the boundary. */
  readonly path: string;
  /** Absolute. */
  readonly target: string;
  readonly goes: boolean;
}

interface Given {
  readonly destination: Destination;
  readonly state: LockState;
  /** All of the lock. */
  readonly installed: readonly InstalledAgent[];
  readonly bases: ReadonlyMap<string, StoredText>;
  /** Names of everything in the folder of the agents. */
  readonly entries: ReadonlySet<string>;
  /** Names of agents whose text is not the one that was published, be it in the lock or not. */
  readonly edited: ReadonlySet<string>;
  readonly beside: Beside;
  /** How those of them go that nobody has touched, by their paths. */
  readonly settled: ReadonlyMap<string, FileChange>;
}

/** Agents go, with those that came along with them and are needed by nobody else. */
export function planRemove(names: readonly string[], force: boolean, given: Given): RemovePlan {
  const { state, installed, destination, bases, edited } = given;
  const going = goingWith(names, installed, edited);
  const forgotten = new Map(going.map((name) => [name, undefined]));
  const { lock: after, changes: locked } = lockChanges({ destination, lock: state }, forgotten);
  const staying = new Set(Object.values(after.agents).flatMap(({ files }) => Object.keys(files)));
  const agents = installed
    .filter(({ name }) => going.includes(name))
    .map((agent): RemovedAgent => {
      const { name, file } = agent;
      const auto = !names.includes(name);
      const neededBy = installed
        .filter((one) => !going.includes(one.name) && one.entry.dependencies.includes(name))
        .map((one) => one.name);
      const documents = agent.documents.filter(
        ({ locked, state: now }) => now === "same" && !staying.has(locked),
      );
      const isEdited = edited.has(name);
      const saved = isEdited && force;
      const backup = saved ? `${file.path}.${freeBackup(`${name}.md`, given.entries)}` : null;
      const sides = sidesOf(agent, given);
      return {
        name,
        file,
        auto,
        neededBy,
        action: actionOf(file, isEdited && !force),
        backup,
        documents,
        sides,
      };
    });
  if (agents.some(({ action }) => action !== "remove" && action !== "gone")) {
    return { agents, whole: false, changes: [] };
  }
  const files = new Map(
    agents.flatMap(({ file, documents, backup, sides }) => {
      const gone = [file, ...documents].filter(({ there }) => there);
      return gone.flatMap((one): [string, FileChange][] => [
        ...(backup !== null && one === file
          ? [[backup, { path: backup, before: null, after: one.there! }] as [string, FileChange]]
          : []),
        [one.path, { path: one.path, before: bytesHash(one.there!), after: null }],
        ...(one === file ? sides.flatMap(({ path }) => entryIn(given.settled, path)) : []),
      ]);
    }),
  );
  const store = storeChanges(state.lock, after, new Map(), { destination, bases });
  return { agents, whole: true, changes: [...files.values(), ...store, ...locked] };
}

function sidesOf({ name, file }: InstalledAgent, { beside, settled }: Given): readonly SideFile[] {
  return SIDES.filter((side) => beside.has(sideFile(name, side))).map((side) => {
    const path = `${file.path}.${side}`;
    return { path, target: `${file.target}.${side}`, goes: settled.has(path) };
  });
}

function entryIn<T>(map: ReadonlyMap<string, T>, key: string): [string, T][] {
  const value = map.get(key);
  return value === undefined ? [] : [[key, value]];
}

function actionOf(file: InstalledFile, stays: boolean): RemovedAgent["action"] {
  if (file.state === "missing") return "gone";
  if (file.state === "unsafe" || file.state === "unreadable") return file.state;
  return stays ? "changed" : "remove";
}

/** Those agents, with those that came along with them and that nobody who stays needs, however they need each other. */
export function goingWith(
  names: readonly string[],
  installed: readonly InstalledAgent[],
  edited: ReadonlySet<string>,
): readonly string[] {
  const others = installed.filter(({ name }) => !names.includes(name));
  // One that somebody has worked on is theirs by now, and so may be one that cannot be read.
  const own = others.filter(
    ({ name, entry, file }) => !entry.auto || edited.has(name) || file.state === "unreadable",
  );
  const needed = broughtBy(
    own.map(({ name }) => name),
    others,
  );
  const brought = broughtBy(names, installed);
  return [...brought].filter((name) => names.includes(name) || !needed.has(name));
}

/** Those agents, all that came along with them, and so on. */
function broughtBy(
  names: readonly string[],
  installed: readonly InstalledAgent[],
): ReadonlySet<string> {
  const byName = new Map(installed.map((agent) => [agent.name, agent]));
  const found = new Set<string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const agent = byName.get(name);
    if (!agent || found.has(name)) continue;
    found.add(name);
    waiting.push(...agent.entry.dependencies);
  }
  return found;
}
