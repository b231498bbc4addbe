import { readBases } from "../../install/survey/bases.ts";
import { nodeDisk } from "../../install/disk.ts";
import { installedAgents } from "../../install/survey/installed.ts";
import type { InstalledAgent, InstalledFile } from "../../install/survey/installed.ts";
import { readLock } from "../../install/lock/read-lock.ts";
import { twinInNote } from "../../report/install-words.ts";
import type { Io } from "../io.ts";
import { accepting } from "./accepting.ts";
import { openContext } from "./context.ts";
import type { Context, PlaceOptions } from "./context.ts";
import { exit } from "./exit.ts";
import { giveUp } from "./finish.ts";
import { whyRefused } from "./refused.ts";
import { tell } from "./tell.ts";
import type { Note } from "./tell.ts";
import { unreadable } from "./unreadable.ts";

/** Holds everything that the lock names against the disk; changes nothing. */
export async function verifyInstalled(options: PlaceOptions, io: Io): Promise<number> {
  try {
    const context = await openContext(options, io, nodeDisk, "look");
    const { installed, bases } = await context.look(async () => {
      const state = await readLock(context.destination, nodeDisk);
      const found = await installedAgents(state, context.destination, nodeDisk);
      const upstreams = found.map(({ entry }) => entry.upstream);
      const stored = await readBases(context.destination, upstreams, nodeDisk);
      return { installed: found, bases: stored };
    });
    const notes: Note[] = [];
    for (const agent of installed) {
      for (const file of [agent.file, ...agent.documents]) {
        notes.push(await noteOf(agent, file, context));
      }
      if (bases.get(agent.entry.upstream)?.whole === false) {
        const words = "has a stored text that was changed by hand";
        notes.push(note(agent, agent.file, "store-changed", words, context));
      }
    }
    if (notes.length === 0 && !options.json) {
      await io.stderr.write("install-agent: nothing is installed here by install-agent\n");
    }
    await tell(notes, { json: options.json, halfDone: context.halfDone }, io);
    if (notes.some(({ state: one }) => one === "unreadable")) return exit.failure;
    const whole = !context.halfDone && notes.every(({ state: one }) => one === "same");
    return whole ? exit.done : exit.findings;
  } catch (error) {
    return await giveUp(error, options, io);
  }
}

async function noteOf(agent: InstalledAgent, file: InstalledFile, context: Context): Promise<Note> {
  if (file.twin !== undefined) {
    return note(agent, file, "twin", twinInNote(file, context.shown), context);
  }
  switch (file.state) {
    case "missing":
      return note(
        agent,
        file,
        "missing",
        "is gone; `install-agent restore` brings it back",
        context,
      );
    case "unsafe":
      return note(agent, file, "unsafe", "is no file", context);
    case "unreadable":
      return note(agent, file, "unreadable", unreadable(file), context);
    case "changed": {
      const see = `see \`install-agent diff ${agent.name}\``;
      const changed = `is not what the lock says; ${see}, ${accepting(agent.name, file)}`;
      return note(agent, file, "changed", changed, context);
    }
    case "same": {
      const why = await whyRefused(agent, file, file.there!, context);
      if (why !== undefined)
        return note(agent, file, "refused", `would be refused: ${why}`, context);
      return { ...note(agent, file, "same", "is as the lock says", context), ink: "good" };
    }
  }
}

function note(
  { name }: InstalledAgent,
  { target }: InstalledFile,
  state: string,
  words: string,
  { shown }: Context,
): Note {
  return { name, path: shown(target), state, words, ink: "error" };
}
