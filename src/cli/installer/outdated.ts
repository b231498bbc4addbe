import { nodeDisk } from "../../install/disk.ts";
import { installedAgents } from "../../install/installed.ts";
import type { InstalledAgent } from "../../install/installed.ts";
import { readLock } from "../../install/lock/read-lock.ts";
import type { Resolved } from "../../install/source/source.ts";
import { sourceInWords } from "../../install/source-words.ts";
import { textHash } from "../../install/text-hash.ts";
import type { Io } from "../io.ts";
import { fetchNewest } from "./again.ts";
import { openContext } from "./context.ts";
import type { Context, PlaceOptions } from "./context.ts";
import { exit } from "./exit.ts";
import { giveUp } from "./finish.ts";
import { lockedNames } from "./named.ts";
import { SourceTrouble } from "./trouble.ts";
import { tell } from "./tell.ts";
import type { Note } from "./tell.ts";

/** Asks the sources whether they have something new; 1 when one of them has. */
export async function outdated(
  asked: readonly string[],
  options: PlaceOptions,
  io: Io,
): Promise<number> {
  try {
    const context = await openContext(options, io, nodeDisk);
    const state = await readLock(context.destination, nodeDisk);
    const names = lockedNames(asked, state);
    const notes: Note[] = [];
    for (const agent of await installedAgents(state, context.destination, nodeDisk, names)) {
      notes.push(
        await compared(agent, context).catch((error: unknown) => unreachable(agent, error)),
      );
    }
    if (notes.length === 0 && !options.json) {
      await io.stderr.write("install-agent: nothing is installed here by install-agent\n");
    }
    await tell(notes, { json: options.json }, io);
    if (notes.some(({ state: one }) => one === "unreachable")) return exit.failure;
    return notes.some(({ state: one }) => one === "outdated") ? exit.findings : exit.done;
  } catch (error) {
    return await giveUp(error, options, io);
  }
}

/** The others are still worth asking for. */
function unreachable({ name }: InstalledAgent, error: unknown): Note {
  if (!(error instanceof SourceTrouble)) throw error;
  const words = `cannot be compared: ${error.failure.message}`;
  return { name, path: null, state: "unreachable", words, ink: "error" };
}

async function compared({ name, entry, file }: InstalledAgent, context: Context): Promise<Note> {
  const { upstream, resolved } = await fetchNewest(name, entry, context);
  const from = sourceInWords(entry.resolved as Resolved);
  const base = { name, path: null };
  if (textHash(upstream) === entry.upstream) {
    return { ...base, state: "current", words: `is what ${from} has`, ink: "faint" };
  }
  const to = sourceInWords(resolved);
  const edits = file.state === "changed" ? "; you have changed yours, and `update` joins both" : "";
  const words =
    from === to ? `has changed in ${to}${edits}` : `is of ${from}; there is ${to}${edits}`;
  return { ...base, state: "outdated", words, ink: "warning" };
}
