import { dirname } from "node:path";
import { readBases } from "../../install/survey/bases.ts";
import { installedAgents } from "../../install/survey/installed.ts";
import { readLock } from "../../install/lock/read-lock.ts";
import { entriesOf } from "../../install/place/folder.ts";
import { isWanted, planRestore } from "../../install/plan/restore.ts";
import type { LockedText, RestorePlan, RestoredFile } from "../../install/plan/restore.ts";
import type { Offer } from "../../install/source/source.ts";
import type { Io } from "../io.ts";
import { twinInNote } from "../../report/install-words.ts";
import { accepting } from "./accepting.ts";
import { offerLocked } from "./again.ts";
import { inPlace } from "./command.ts";
import type { Context, PlaceOptions } from "./context.ts";
import { exit } from "./exit.ts";
import { lockedText } from "./locked-text.ts";
import type { FetchAgain } from "./locked-text.ts";
import { tell } from "./tell.ts";
import type { Note } from "./tell.ts";
import { Refused, SourceTrouble } from "./trouble.ts";
import { unreadable } from "./unreadable.ts";
import { writeAgain } from "./write-again.ts";

export interface RestoreOptions extends PlaceOptions {
  readonly frozen?: boolean;
  readonly force?: boolean;
  readonly dryRun?: boolean;
}

/** Brings back what the lock says. Frozen: every file is exactly that afterwards, or it fails. */
export async function restore(options: RestoreOptions, io: Io): Promise<number> {
  return inPlace(options, io, async (context) => {
    const fetched = new Map<string, LockedText>();
    const fetchAgain = eachOnce(context, options);
    const current = await writeAgain(
      () => planned(options, fetched, fetchAgain, context),
      options,
      context,
    );
    const notes = current.files.map((file) => noteOf(file, current.whole, options, context));
    await tell(notes, options, io);
    return codeOf(current, options);
  });
}

async function planned(
  { frozen, force = false }: RestoreOptions,
  texts: Map<string, LockedText>,
  fetchAgain: FetchAgain,
  context: Context,
): Promise<RestorePlan> {
  const { destination, disk, shown } = context;
  const state = await readLock(destination, disk);
  if (state.hash === null) {
    throw new Refused({
      code: frozen ? exit.refused : exit.usage,
      path: null,
      message: `there is no lock file (${shown(state.path)}), so nothing to restore from`,
      advice: "it is written when an agent is installed; commit it",
    });
  }
  const installed = await installedAgents(state, destination, disk);
  const hashes = installed.flatMap(({ entry }) => [
    entry.upstream,
    ...Object.values(entry.files).map(({ sha256 }) => sha256),
  ]);
  const bases = await readBases(destination, hashes, disk);
  for (const agent of installed) {
    for (const file of [agent.file, ...agent.documents]) {
      // What one agent's source does not have any more may come along with another one.
      if (!isWanted(file, force) || hasBytes(texts.get(file.path))) continue;
      texts.set(file.path, await lockedText(agent, file, bases, fetchAgain, context));
    }
  }
  const files = installed.flatMap((agent) => [agent.file, ...agent.documents]);
  const entries = new Map<string, ReadonlySet<string>>();
  for (const { path, target, there } of files) {
    const folder = path.slice(0, path.lastIndexOf("/"));
    if (there && !entries.has(folder)) entries.set(folder, await entriesOf(dirname(target), disk));
  }
  const given = { destination, installed, bases, entries, texts };
  return planRestore(given, { force, exactly: frozen === true });
}

function hasBytes(text: LockedText | undefined): boolean {
  return text !== undefined && "bytes" in text;
}

/** An agent and its documents are fetched together. */
function eachOnce(context: Context, { frozen }: RestoreOptions): FetchAgain {
  const fetched = new Map<string, Promise<Offer>>();
  return async ({ name, entry }) => {
    const offer =
      fetched.get(name) ??
      offerLocked(name, entry, context).catch((error: unknown) => {
        throw frozen ? (promiseBroken(error) ?? error) : error;
      });
    fetched.set(name, offer);
    return offer;
  };
}

/** A source that answers, and no longer has what the lock names. */
function promiseBroken(error: unknown): Refused | undefined {
  if (!(error instanceof SourceTrouble) || error.failure.kind !== "not-found") return undefined;
  const { message, failure } = error;
  return new Refused({ code: exit.refused, path: null, message, advice: failure.help ?? null });
}

const refusals: ReadonlySet<RestoredFile["action"]> = new Set(["lost", "refused", "unsafe"]);

function codeOf({ files, whole }: RestorePlan, { frozen, dryRun }: RestoreOptions): number {
  if (files.some(({ action }) => action === "unreadable")) return exit.failure;
  if (!whole) {
    const isConflict = files.every(
      ({ action }) => !refusals.has(action) && !(frozen && action === "changed"),
    );
    return isConflict ? exit.conflict : exit.refused;
  }
  return dryRun && frozen && files.some(({ action }) => action === "write")
    ? exit.findings
    : exit.done;
}

function noteOf(
  { name, file, action, why, backup }: RestoredFile,
  whole: boolean,
  { dryRun, frozen }: RestoreOptions,
  { shown }: Context,
): Note {
  if (!whole && (action === "write" || action === "replace")) {
    const stays = action === "write" ? "is still missing" : "stays as it is";
    const words = `${stays}, since either all files are restored or none`;
    return { name, path: shown(file.target), state: "held", words, ink: "warning" };
  }
  const words: Readonly<Record<RestoredFile["action"], readonly [string, Note["ink"]]>> = {
    write: [dryRun ? "would be written" : "is back", "good"],
    same: ["is as the lock says", "faint"],
    changed: [
      frozen
        ? `is not what the lock says; ${accepting(name, file)}, or say --force`
        : "has local edits and stays",
      frozen ? "error" : "warning",
    ],
    replace: [
      `${dryRun ? "would be" : "is"} as the lock says again; your edits stay in ${backup?.slice(backup.lastIndexOf("/") + 1) ?? ""}`,
      "good",
    ],
    unsafe: ["is no file, and is left alone", "error"],
    twin: [twinInNote(file, shown), "error"],
    unreadable: [unreadable(file), "error"],
    lost: [why ?? "", "error"],
    refused: [why ?? "", "error"],
  };
  const [text, ink] = words[action];
  return { name, path: shown(file.target), state: action, words: text, ink };
}
