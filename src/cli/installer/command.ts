import { nodeDisk } from "../../install/disk.ts";
import { installedAgents } from "../../install/survey/installed.ts";
import type { InstalledAgent } from "../../install/survey/installed.ts";
import { readLock } from "../../install/lock/read-lock.ts";
import { printable } from "../../text/printable.ts";
import type { Io } from "../io.ts";
import { openContext } from "./context.ts";
import type { Context, PlaceOptions } from "./context.ts";
import { giveUp } from "./finish.ts";
import { lockedNames } from "./named.ts";
import type { Purpose } from "./take-back.ts";

interface CommandOptions extends PlaceOptions {
  readonly dryRun?: boolean;
  readonly purpose?: Purpose;
}

/** Does the work of a command where its options say; gives the exit code. */
export async function inPlace(
  options: CommandOptions,
  io: Io,
  work: (context: Context) => Promise<number>,
): Promise<number> {
  try {
    return await work(await openContext(options, io, nodeDisk, options.purpose));
  } catch (error) {
    return await giveUp(error, options, io);
  }
}

/** The same with the agents that are installed there: those that are named, or all. */
export async function onInstalled(
  asked: readonly string[],
  options: CommandOptions,
  io: Io,
  work: (agents: readonly InstalledAgent[], context: Context) => Promise<number>,
): Promise<number> {
  return inPlace(options, io, async (context) => {
    const { destination, disk, look, shown } = context;
    const { path, agents } = await look(async () => {
      const state = await readLock(destination, disk);
      const names = lockedNames(asked, state);
      return { path: state.path, agents: await installedAgents(state, destination, disk, names) };
    });
    if (agents.length === 0 && !options.json) {
      const where = printable(shown(path));
      await io.stderr.write(`install-agent: nothing is installed here yet (${where})\n`);
    }
    return work(agents, context);
  });
}
