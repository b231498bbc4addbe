import type { InstalledAgent } from "../../install/survey/installed.ts";
import type { LockEntry } from "../../install/lock/schema.ts";
import type { OfferedAgent } from "../../install/plan/offered.ts";
import type { Resolved } from "../../install/source/source.ts";
import { sourceInWords } from "../../install/source/source-words.ts";
import { textHash } from "../../install/text-hash.ts";
import type { Io } from "../io.ts";
import { askNewest } from "./again.ts";
import { onInstalled } from "./command.ts";
import type { Context, PlaceOptions } from "./context.ts";
import { exit } from "./exit.ts";
import { tell } from "./tell.ts";
import type { Note } from "./tell.ts";

/** Asks the sources whether they have something new; 1 when one of them has. */
export async function outdated(
  asked: readonly string[],
  options: PlaceOptions,
  io: Io,
): Promise<number> {
  return onInstalled(asked, { ...options, purpose: "look" }, io, async (agents, context) => {
    const notes: Note[] = [];
    for (const agent of agents) notes.push(await compared(agent, context));
    await tell(notes, { json: options.json, halfDone: context.halfDone }, io);
    if (notes.some(({ state }) => state === "refused")) return exit.refused;
    if (notes.some(({ state }) => state === "unreachable")) return exit.failure;
    return notes.some(({ state }) => state === "outdated") ? exit.findings : exit.done;
  });
}

async function compared(agent: InstalledAgent, context: Context): Promise<Note> {
  const { name, entry, file } = agent;
  const base = { name, path: null };
  const newest = await askNewest(agent, context);
  if ("code" in newest) {
    const words = `cannot be compared: ${newest.message}`;
    const state = newest.code === exit.refused ? "refused" : "unreachable";
    return { ...base, state, words, ink: "error" };
  }
  const { upstream, resolved } = newest;
  const from = sourceInWords(entry.resolved as Resolved);
  const to = sourceInWords(resolved);
  if (textHash(upstream) === entry.upstream) {
    return hasOtherDocuments(newest, entry)
      ? { ...base, state: "outdated", words: `has other documents in ${to}`, ink: "warning" }
      : { ...base, state: "current", words: `is what ${from} has`, ink: "faint" };
  }
  const edits = file.state === "changed" ? "; you have changed yours, and `update` joins both" : "";
  const words =
    from === to ? `has changed in ${to}${edits}` : `is of ${from}; there is ${to}${edits}`;
  return { ...base, state: "outdated", words, ink: "warning" };
}

/** One that never came along, since the project has its own there, is nothing new. */
function hasOtherDocuments({ documents }: OfferedAgent, { files }: LockEntry): boolean {
  return (documents ?? []).some(
    ({ path, bytes }) => Object.hasOwn(files, path) && files[path]!.sha256 !== textHash(bytes),
  );
}
