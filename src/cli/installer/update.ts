import { nodeDisk } from "../../install/disk.ts";
import { readLock } from "../../install/lock/read-lock.ts";
import { printable } from "../../text/printable.ts";
import type { Io } from "../io.ts";
import { fetchNewest } from "./again.ts";
import { carryOut } from "./carry-out.ts";
import type { DeedOptions } from "./carry-out.ts";
import { openContext } from "./context.ts";
import type { PlaceOptions } from "./context.ts";
import { exit } from "./exit.ts";
import { finish, giveUp } from "./finish.ts";
import { lockedNames } from "./named.ts";

export interface UpdateOptions extends PlaceOptions, DeedOptions {
  readonly diff?: boolean;
}

/** Brings installed agents to what their sources have now; local edits are carried over. */
export async function update(
  asked: readonly string[],
  options: UpdateOptions,
  io: Io,
): Promise<number> {
  try {
    const context = await openContext(options, io, nodeDisk);
    const state = await readLock(context.destination, nodeDisk);
    const names = lockedNames(asked, state);
    if (names.length === 0) {
      await io.stderr.write(
        `install-agent: nothing is installed here yet (${printable(context.shown(state.path))})\n`,
      );
      return exit.done;
    }
    const offers = [];
    for (const name of names) {
      offers.push(await fetchNewest(name, state.lock.agents[name]!, context));
    }
    const outcome = await carryOut(offers, options, context, false);
    const shown = { offered: [], diff: options.diff === true, brief: true };
    return await finish(outcome, { ...options, ...shown }, context);
  } catch (error) {
    return await giveUp(error, options, io);
  }
}
