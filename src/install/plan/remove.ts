import type { StoredText } from "../bases.ts";
import type { InstalledAgent, InstalledFile } from "../installed.ts";
import type { LockState } from "../lock/read-lock.ts";
import type { Destination } from "../root.ts";
import { bytesHash } from "../text-hash.ts";
import type { FileChange } from "../write/change.ts";
import { freeBackup, lockChanges, storeChanges } from "./changes.ts";

export interface RemovePlan {
  readonly agents: readonly RemovedAgent[];
  readonly changes: readonly FileChange[];
}

export interface RemovedAgent {
  readonly name: string;
  readonly file: InstalledFile;
  /** It came along with another one that goes. */
  readonly auto: boolean;
  /** `changed`: it has local edits, so nothing is removed at all. `unsafe`: it is no file. */
  readonly action: "remove" | "gone" | "changed" | "unsafe";
  /** What keeps the local edits, below the boundary. */
  readonly backup: string | null;
  readonly documents: readonly InstalledFile[];
}

interface Given {
  readonly destination: Destination;
  readonly state: LockState;
  /** All of the lock. */
  readonly installed: readonly InstalledAgent[];
  readonly bases: ReadonlyMap<string, StoredText>;
  /** Names of everything in the folder of the agents. */
  readonly entries: ReadonlySet<string>;
}

/** Agents go, with those that came along with them and are needed by nobody else. */
export function planRemove(names: readonly string[], force: boolean, given: Given): RemovePlan {
  const { state, installed, destination, bases } = given;
  const going = withUnneeded(names, installed);
  const forgotten = new Map(going.map((name) => [name, undefined]));
  const { lock: after, changes: locked } = lockChanges({ destination, lock: state }, forgotten);
  const staying = new Set(Object.values(after.agents).flatMap(({ files }) => Object.keys(files)));
  const agents = installed
    .filter(({ name }) => going.includes(name))
    .map((agent): RemovedAgent => {
      const { name, file } = agent;
      const auto = !names.includes(name);
      const documents = agent.documents.filter(
        ({ locked, state: now }) => now === "same" && !staying.has(locked),
      );
      const saved = file.state === "changed" && force;
      const backup = saved ? `${file.path}.${freeBackup(`${name}.md`, given.entries)}` : null;
      return { name, file, auto, action: actionOf(file, force), backup, documents };
    });
  if (agents.some(({ action }) => action === "changed" || action === "unsafe")) {
    return { agents, changes: [] };
  }
  const files = new Map(
    agents.flatMap(({ file, documents, backup }) => {
      const gone = [file, ...documents].filter(({ there }) => there);
      return gone.flatMap((one): [string, FileChange][] => [
        ...(backup !== null && one === file
          ? [[backup, { path: backup, before: null, after: one.there! }] as [string, FileChange]]
          : []),
        [one.path, { path: one.path, before: bytesHash(one.there!), after: null }],
      ]);
    }),
  );
  const store = storeChanges(state.lock, after, new Map(), { destination, bases });
  return { agents, changes: [...files.values(), ...store, ...locked] };
}

function actionOf(file: InstalledFile, force: boolean): RemovedAgent["action"] {
  if (file.state === "missing") return "gone";
  if (file.state === "unsafe") return "unsafe";
  return file.state === "changed" && !force ? "changed" : "remove";
}

/** With those that nobody who stays has brought along. */
function withUnneeded(
  names: readonly string[],
  installed: readonly InstalledAgent[],
): readonly string[] {
  const going = new Set(names);
  for (let before = -1; before !== going.size;) {
    before = going.size;
    const staying = installed.filter(({ name }) => !going.has(name));
    const needed = new Set(staying.flatMap(({ entry }) => entry.dependencies));
    for (const { name, entry, file } of staying) {
      const brought = installed.some(
        (one) => going.has(one.name) && one.entry.dependencies.includes(name),
      );
      // One that somebody has worked on is theirs by now.
      const own = !entry.auto || file.state === "changed";
      if (!own && brought && !needed.has(name)) going.add(name);
    }
  }
  return [...going];
}
