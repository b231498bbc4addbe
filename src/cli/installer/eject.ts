import { readBases } from "../../install/survey/bases.ts";
import { readLock } from "../../install/lock/read-lock.ts";
import { planEject } from "../../install/plan/eject.ts";
import { UsageError } from "../io.ts";
import type { Io } from "../io.ts";
import { inPlace } from "./command.ts";
import type { PlaceOptions } from "./context.ts";
import { exit } from "./exit.ts";
import { lockedNames } from "./named.ts";
import { tell } from "./tell.ts";
import { writeAgain } from "./write-again.ts";

export interface EjectOptions extends PlaceOptions {
  readonly dryRun?: boolean;
}

/** Makes installed agents the project's own: the files stay, and the lock forgets them. */
export async function eject(
  asked: readonly string[],
  options: EjectOptions,
  io: Io,
): Promise<number> {
  if (asked.length === 0) throw new UsageError("name the agents that are to be your own");
  return inPlace(options, io, async (context) => {
    const { destination, disk } = context;
    const current = await writeAgain(
      async () => {
        const state = await readLock(destination, disk);
        const names = lockedNames(asked, state);
        const hashes = names.flatMap((name) => [
          state.lock.agents[name]!.upstream,
          ...Object.values(state.lock.agents[name]!.files).map(({ sha256 }) => sha256),
        ]);
        const bases = await readBases(destination, hashes, disk);
        return { names, changes: planEject(names, { destination, lock: state, bases }) };
      },
      options,
      context,
    );
    const words = options.dryRun
      ? "would be your own; install-agent would no longer look at it"
      : "is your own now; install-agent no longer looks at it";
    const notes = current.names.map(
      (name) => ({ name, path: null, state: "ejected", words, ink: "good" }) as const,
    );
    await tell(notes, options, io);
    return exit.done;
  });
}
